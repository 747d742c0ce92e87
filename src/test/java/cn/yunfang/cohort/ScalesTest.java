package cn.yunfang.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.reading.Kinds;
import cn.yunfang.rules.CsvFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grades of guidelines, and ages. */
class ScalesTest {
    private static final Scales SCALES = new Scales();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private static String grade(String disease, Map<String, String> values) {
        var read = new HashMap<String, BigDecimal>();
        values.forEach((kind, value) -> read.put(kind, new BigDecimal(value)));
        return SCALES.grade(disease, read).code();
    }

    @ParameterizedTest
    @CsvSource({
        "120, 75, BP0",
        "139, 89, BP0",
        "140, 80, BP1",
        "130, 95, BP1",
        "165, 95, BP2",
        "150, 109, BP2",
        "180, 70, BP3",
        "120, 110, BP3"
    })
    void theWorseOfBothPressuresCounts(String systolic, String diastolic, String expected) {
        assertThat(grade("M03900", Map.of("SYSTOLIC", systolic, "DIASTOLIC", diastolic)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "M01600, HBA1C, 6.9, A1C0", "M01600, HBA1C, 7.0, A1C1", "M01600, HBA1C, 9.0, A1C3",
        "M07800, EGFR, 44, G3B", "M07800, EGFR, 14, G5", "M05300, SPO2, 88, O2",
        "M04600, LDL, 1.79, LDL0", "M04600, LDL, 4.90, LDL3"
    })
    void otherValuesAreGradedByTheirBands(
            String disease, String kind, String value, String expected) {
        assertThat(grade(disease, Map.of(kind, value))).isEqualTo(expected);
    }

    @Test
    void whatIsNotMeasuredAndWhatHasNoScaleAreGradesOfTheirOwn() {
        assertThat(grade("M03900", Map.of())).isEqualTo("NOT_MEASURED");
        assertThat(grade("M03900", Map.of("HBA1C", "7.0"))).isEqualTo("NOT_MEASURED");
        assertThat(grade("M02300", Map.of("SYSTOLIC", "150"))).isEqualTo("NO_SCALE");
    }

    @Test
    void everyPossibleValueHasOneGradeAndEveryRowASource() {
        var kinds = new Kinds();
        for (var row : CsvFile.read("cohort/measures.csv")) {
            assertThat(row.get("source")).isNotEmpty();
            var kind = kinds.of(row.get("kind")).orElseThrow();
            if (!row.get("scale").isEmpty()) {
                var step = BigDecimal.ONE.movePointLeft(kind.decimals());
                for (var value = kind.lowest();
                        value.compareTo(kind.highest()) <= 0;
                        value = value.add(step)) {
                    assertThat(
                                    grade(
                                            row.get("disease"),
                                            Map.of(kind.code(), value.toPlainString())))
                            .as("%s %s", kind.code(), value)
                            .isNotIn("NOT_MEASURED", "NO_SCALE");
                }
            }
        }
        CsvFile.read("cohort/grades.csv")
                .forEach(row -> assertThat(row.get("source")).as("%s", row).isNotEmpty());
        assertThat(SCALES.grades().stream().map(Scales.Grade::code)).doesNotHaveDuplicates();
    }

    @Test
    void everyBirthdayIsInTheBandOfItsAgeAndInItsBucket() {
        var bounds = AgeBand.bounds(TODAY);
        for (var born = TODAY.minusYears(100); !born.isAfter(TODAY); born = born.plusDays(1)) {
            var band = AgeBand.of(born, TODAY);
            int age = Period.between(born, TODAY).getYears();
            var from = Integer.parseInt(band.label().split("[–+]")[0]);
            assertThat(age).as("%s", born).isGreaterThanOrEqualTo(from);
            assertThat(band.bornFrom(TODAY)).isBeforeOrEqualTo(born);
            assertThat(band.bornTo(TODAY)).isAfterOrEqualTo(born);
            int bucket = 0;
            while (bucket < bounds.length && !born.isBefore(bounds[bucket])) {
                bucket++;
            }
            assertThat(AgeBand.ofBucket(bucket)).as("%s", born).isEqualTo(band);
        }
    }
}
