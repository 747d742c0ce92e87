package cn.yunfang.quality;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case of the catalogue fits the reference data and comes to a pharmacist. */
class PlantedCasesModuleTests {
    private static final PlantedDesk PLANTED = new PlantedDesk();

    static List<PlantedCase> all() {
        return PLANTED.cases.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void carriesAWarningAndNothingThatWouldHaveStoppedIt(PlantedCase planted) {
        var institution = PLANTED.desk.registry.institution(PLANTED.desk.hospital).orElseThrow();
        var now = PLANTED.desk.clock.instant();

        var ready = PLANTED.cases.ready(planted, institution, now, 7);

        assertThat(ready).as(planted.id()).isPresent();
        assertThat(Verdict.warnings(ready.orElseThrow().verdict().findings())).isNotEmpty();
        assertThat(ready.orElseThrow().script().lines()).hasSameSizeAs(planted.items());
    }

    @ParameterizedTest
    @MethodSource("all")
    void rightDecisionFollowsFromWhatIsWrong(PlantedCase planted) {
        assertThat(planted.right())
                .isEqualTo(
                        planted.kind().equals("GOOD")
                                ? List.of(Ruling.Kind.APPROVE)
                                : List.of(
                                        Ruling.Kind.REJECT, Ruling.Kind.SUGGEST, Ruling.Kind.ASK));
        assertThat(planted.chinese()).isNotBlank();
        assertThat(planted.english()).isNotBlank();
        assertThat(planted.source()).isNotBlank();
    }

    @Test
    void catalogueHasErrorsThatNoRuleSeesAndSomeThatAreNone() {
        assertThat(all()).extracting(PlantedCase::id).doesNotHaveDuplicates();
        assertThat(all())
                .extracting(PlantedCase::kind)
                .contains("INDICATION", "FREQUENCY", "INTERACTION", "DOSE", "GOOD");
    }
}
