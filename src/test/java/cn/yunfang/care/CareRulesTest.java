package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.care.Escalation.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of packages and guidelines, and what answers mean by them. */
class CareRulesTest {
    private static final CareRules RULES = new CareRules();
    private static final Map<String, String> FINE =
            Map.of("sbp", "132", "dbp", "84", "symptoms", "no", "taking", "regular");

    private static Guideline hypertension() {
        return RULES.guideline("HTN").orElseThrow();
    }

    private static Judged judged(Map<String, String> more, Control before) {
        var answers = new HashMap<>(FINE);
        answers.putAll(more);
        return Judged.of(hypertension(), answers, before);
    }

    @Test
    void everyDiseaseOfAGuidelineIsARealOne() throws IOException {
        var known =
                Files.readAllLines(
                                Path.of(
                                        "src/main/resources/reference/"
                                                + "outpatient_chronic_disease.csv"))
                        .stream()
                        .map(line -> line.split(",")[0])
                        .collect(Collectors.toSet());

        for (var guideline : RULES.guidelines()) {
            assertThat(known).containsAll(guideline.diseases());
            assertThat(guideline.source()).isNotBlank();
            assertThat(guideline.items().stream().map(Item::code))
                    .doesNotHaveDuplicates()
                    .contains("refer", "note");
            assertThat(guideline.items().stream().filter(Item::required).count()).isGreaterThan(2);
        }
        for (var pack : RULES.packages()) {
            assertThat(RULES.of(pack.code())).hasSameSizeAs(pack.guidelines());
            assertThat(pack.servicesChinese()).hasSameSizeAs(pack.servicesEnglish());
        }
        assertThat(RULES.packages()).hasSize(3);
        assertThat(RULES.guidelines()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "139, 89, CONTROLLED",
        "140, 80, UNCONTROLLED",
        "120, 90, UNCONTROLLED",
        "180, 80, DANGER",
        "120, 110, DANGER"
    })
    void judgesBloodPressureAsTheNationalStandardDoes(String sbp, String dbp, Control control) {
        var judged = judged(Map.of("sbp", sbp, "dbp", dbp), Control.CONTROLLED);

        assertThat(judged.control()).isEqualTo(control);
        assertThat(judged.referred().isEmpty()).isEqualTo(control != Control.DANGER);
    }

    @Test
    void refersWhatTwoVisitsInARowFoundNotControlledAndWhatTheDoctorJudges() {
        var high = Map.of("sbp", "150");

        assertThat(judged(high, Control.CONTROLLED).referred()).isEmpty();
        assertThat(judged(high, Control.UNCONTROLLED).referred())
                .containsExactly(new Finding(Judged.TWICE, ""));
        assertThat(judged(FINE, Control.UNCONTROLLED).referred()).isEmpty();
        assertThat(judged(Map.of("refer", "yes"), Control.CONTROLLED).referred())
                .containsExactly(new Finding("refer", "yes"));
    }

    @Test
    void saysWhatWouldBeRight() {
        var sbp = hypertension().item("sbp").orElseThrow();
        var taking = hypertension().item("taking").orElseThrow();
        var note = hypertension().item("note").orElseThrow();

        for (var wrong : List.of("", "49", "301", "1e2", "abc", "120.123", "-120", "١٢٠")) {
            assertThat(sbp.wrong(wrong)).as(wrong).contains("50–300 mmHg");
        }
        assertThat(sbp.wrong("120.5")).isEmpty();
        assertThat(taking.wrong("maybe")).contains("regular | sometimes | none");
        assertThat(note.wrong("x".repeat(501))).contains("≤ 500");
    }

    @Test
    void aClockThatIsWrongIsCorrectedAndTheFutureIsNow() {
        var now = Instant.parse("2026-11-29T03:00:00Z");
        var slow = now.minusSeconds(3_600);

        assertThat(VisitForm.corrected(slow, Duration.ofMinutes(50), now))
                .isEqualTo(now.minusSeconds(600));
        assertThat(VisitForm.corrected(now.plusSeconds(900), Duration.ZERO, now)).isEqualTo(now);
    }
}
