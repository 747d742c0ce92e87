package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a drug may be given by these routes at this age; a row of rules/doses.csv. Figures are
 * milligrams, or milligrams for each kilogram of body weight.
 *
 * @param fromAge full years, inclusive; @param belowAge exclusive
 * @param perKg whether the figures are for each kilogram
 * @param least of a day that has any effect; @param most of a day; @param once most of one dose
 * @param cap most of a day in milligrams whatever the weight
 */
record DoseBand(
        List<String> routes,
        int fromAge,
        int belowAge,
        boolean perKg,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        Optional<BigDecimal> once,
        Optional<BigDecimal> cap) {
    static final String FILE = "rules/doses.csv";
    private static final int NO_AGE = 200;
    private static final int ADULT = 18;
    private static final int ELDERLY = 60;

    static DrugIndex<DoseBand> load(Terms terms) {
        var index = new DrugIndex<DoseBand>();
        CsvFile.read(FILE)
                .forEach(row -> index.add(terms.get(row.getOrDefault("drugs", "")), band(row)));
        return index;
    }

    private static DoseBand band(Map<String, String> row) {
        return new DoseBand(
                List.of(row.getOrDefault("routes", "").split("\\|")),
                number(row, "from_age").map(BigDecimal::intValueExact).orElse(0),
                number(row, "below_age").map(BigDecimal::intValueExact).orElse(NO_AGE),
                row.getOrDefault("per_kg", "").equals("1"),
                number(row, "least_a_day"),
                number(row, "most_a_day"),
                number(row, "most_once"),
                number(row, "cap_a_day"));
    }

    private static Optional<BigDecimal> number(Map<String, String> row, String column) {
        return Optional.of(row.getOrDefault(column, ""))
                .filter(Predicate.not(String::isEmpty))
                .map(BigDecimal::new);
    }

    boolean suits(ReviewInput rx, Line line) {
        return routes.contains(line.route()) && fromAge <= rx.age() && rx.age() < belowAge;
    }

    boolean ofAdults() {
        return fromAge >= ADULT && fromAge < ELDERLY;
    }

    boolean ofChildren() {
        return fromAge < ADULT;
    }

    boolean ofElderly() {
        return fromAge >= ELDERLY;
    }

    /** A figure in milligrams for this patient; empty when it is by weight and that is unknown. */
    Optional<BigDecimal> of(Optional<BigDecimal> figure, ReviewInput rx) {
        return perKg ? figure.flatMap(mg -> rx.condition().weightKg().map(mg::multiply)) : figure;
    }
}
