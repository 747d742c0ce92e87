package cn.yunfang.cohort;

import cn.yunfang.rules.CsvFile;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which measured values speak of which disease, for how long, and the grades that guidelines make
 * of them: {@code cohort/measures.csv} and {@code cohort/grades.csv}, each row with its source.
 */
@Component
public class Scales {
    /** The grade of a disease with a scale of which nothing fresh was measured. */
    public static final Grade NOT_MEASURED =
            new Grade("NOT_MEASURED", 0, "未测量", "not measured", "");

    /** The grade of a disease that the table has no scale for. */
    public static final Grade NO_SCALE = new Grade("NO_SCALE", 0, "无分级标准", "no scale", "");

    /**
     * What is looked at for a disease.
     *
     * @param freshDays for how long a value speaks; @param controls whether it says if the disease
     *     is under control; @param scale that grades it, "" for none
     */
    public record Measure(
            String disease, String kind, int freshDays, boolean controls, String scale) {}

    /**
     * @param rank how ill, from 0; comparable within a scale
     */
    public record Grade(String code, int rank, String chinese, String english, String source) {}

    private record Band(
            Grade grade,
            String scale,
            String kind,
            @Nullable BigDecimal low,
            @Nullable BigDecimal below) {
        private boolean holds(BigDecimal value) {
            return (low == null || value.compareTo(low) >= 0)
                    && (below == null || value.compareTo(below) < 0);
        }
    }

    private final List<Measure> measures;
    private final List<Band> bands;

    public Scales() {
        measures = CsvFile.read("cohort/measures.csv").stream().map(Scales::measure).toList();
        bands = CsvFile.read("cohort/grades.csv").stream().map(Scales::band).toList();
    }

    /** In the order of the table. */
    public List<Measure> of(String disease) {
        return measures.stream().filter(one -> one.disease.equals(disease)).toList();
    }

    /** Every grade once, those of a scale together, and the two of what has none. */
    public List<Grade> grades() {
        return Stream.concat(bands.stream().map(Band::grade), Stream.of(NOT_MEASURED, NO_SCALE))
                .distinct()
                .toList();
    }

    /** By its code. */
    public Optional<Grade> grade(String code) {
        return grades().stream().filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * How ill somebody is by a disease's scale: of several kinds the worst counts.
     *
     * @param values fresh ones by kind
     */
    Grade grade(String disease, Map<String, BigDecimal> values) {
        var scaled = of(disease).stream().filter(one -> !one.scale.isEmpty()).toList();
        if (scaled.isEmpty()) {
            return NO_SCALE;
        }
        return scaled.stream()
                .flatMap(
                        one ->
                                Optional.ofNullable(values.get(one.kind)).stream()
                                        .flatMap(value -> band(one, value).stream()))
                .max(Comparator.comparingInt(Grade::rank))
                .orElse(NOT_MEASURED);
    }

    private Optional<Grade> band(Measure measure, BigDecimal value) {
        return bands.stream()
                .filter(one -> one.scale.equals(measure.scale) && one.kind.equals(measure.kind))
                .filter(one -> one.holds(value))
                .map(Band::grade)
                .findFirst();
    }

    private static Measure measure(Map<String, String> row) {
        return new Measure(
                text(row, "disease"),
                text(row, "kind"),
                Integer.parseInt(text(row, "fresh_days")),
                text(row, "controls").equals("1"),
                text(row, "scale"));
    }

    private static Band band(Map<String, String> row) {
        // the source of a grade is the same on each of its rows
        var grade =
                new Grade(
                        text(row, "grade"),
                        Integer.parseInt(text(row, "rank")),
                        text(row, "chinese"),
                        text(row, "english"),
                        text(row, "source"));
        return new Band(
                grade,
                text(row, "scale"),
                text(row, "kind"),
                bound(row, "low"),
                bound(row, "below"));
    }

    private static @Nullable BigDecimal bound(Map<String, String> row, String column) {
        var text = text(row, column);
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static String text(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).orElseThrow();
    }
}
