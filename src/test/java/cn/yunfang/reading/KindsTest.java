package cn.yunfang.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** Units, ranges and what guidelines say. */
class KindsTest {
    private final Kinds kinds = new Kinds();
    private final Targets targets = new Targets(new ClassPathResource("reading/targets.csv"));

    @ParameterizedTest
    @CsvFileSource(resources = "/reading/conversions.csv", numLinesToSkip = 1)
    void aValueIsKeptInTheUnitOfItsKind(
            String loinc, BigDecimal said, String unit, String kind, BigDecimal value) {
        var found = kinds.ofLoinc(loinc).orElseThrow();

        assertThat(found.code()).isEqualTo(kind);
        assertThat(found.canonical(said, unit)).hasValue(value);
    }

    @Test
    void everyKindHasItsOwnUnitAndNoTwoShareACode() {
        var seen = new HashSet<String>();
        assertThat(kinds.all())
                .hasSize(14)
                .allSatisfy(
                        kind -> {
                            assertThat(kind.canonical(kind.highest(), ""))
                                    .hasValueSatisfying(
                                            value ->
                                                    assertThat(value)
                                                            .isEqualByComparingTo(kind.highest()));
                            assertThat(kind.loinc()).allMatch(seen::add);
                            assertThat(kind.canonical(BigDecimal.ONE, "furlong")).isEmpty();
                        });
    }

    @Test
    void everyTargetIsOrderedAndNamesItsSource() {
        assertThat(kinds.all())
                .allSatisfy(
                        kind -> {
                            var usual = targets.of(kind.code(), List.of());
                            assertThat(usual.range().equals(Range.OPEN))
                                    .isEqualTo(usual.source().isEmpty());
                            assertThat(
                                            usual.range().equals(Range.OPEN)
                                                    || usual.range().isOrdered())
                                    .isTrue();
                        });
    }

    @Test
    void theStrictestOfHisDiseasesCounts() {
        assertThat(targets.of("SYSTOLIC", List.of()).range().high()).isEqualByComparingTo("139");
        assertThat(targets.of("SYSTOLIC", List.of("M03900", "M01600")).range().high())
                .isEqualByComparingTo("129");
        assertThat(targets.of("LDL", List.of("M01600", "M04600")).range().high())
                .isEqualByComparingTo("1.79");
        assertThat(targets.of("WEIGHT", List.of("M01600")).range()).isEqualTo(Range.OPEN);
    }

    @Test
    void aCityNamesATableOfItsOwn() {
        var table =
                """
                kind,disease,low,high,urgent_low,urgent_high,source
                SYSTOLIC,,95,135,,170,本市规范
                """;
        var own =
                new Targets(
                        new ByteArrayResource(
                                table.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(own.of("SYSTOLIC", List.of("M01600")).range().high())
                .isEqualByComparingTo("135");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reading/levels.csv", numLinesToSkip = 1)
    void whatGuidelinesCallUrgentIs(String kind, BigDecimal value, Level level) {
        assertThat(targets.of(kind, List.of()).range().level(value)).isEqualTo(level);
    }
}
