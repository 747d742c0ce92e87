package cn.yunfang.cohort;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may leave the bureau: rows without persons, of which at least five share township, age band,
 * sex and disease (k-anonymity, k = 5). Those that fewer share say less: no township, then no sex,
 * then no age; what is still rare is left out.
 *
 * @param rows in an order that says nothing of the registry's
 * @param generalised how many rows say less; @param leftOut how many are missing
 */
public record Export(List<Row> rows, int generalised, int leftOut) {
    /** As many share what could tell who somebody is. */
    public static final int LEAST = 5;

    /** Stands for what a row does not say. */
    public static final String ANY = "*";

    /**
     * @param band empty when the row does not say it
     */
    public record Row(
            String township, Optional<AgeBand> band, String sex, String disease, Said said) {
        Row(String township, AgeBand band, String sex, String disease, Said said) {
            this(township, Optional.of(band), sex, disease, said);
        }

        private Row withoutTownship() {
            return new Row(ANY, band, sex, disease, said);
        }

        private Row withoutSex() {
            return new Row(ANY, band, ANY, disease, said);
        }

        private Row withoutAge() {
            return new Row(ANY, Optional.empty(), ANY, disease, said);
        }

        private List<Object> shared() {
            return List.of(township, band, sex, disease);
        }

        private String order() {
            return String.join(
                    "|", disease, township, band.map(Enum::name).orElse(""), sex, said.toString());
        }
    }

    /** How it goes; nothing of it tells who somebody is. */
    public record Said(
            String severity,
            Control control,
            Adherence adherence,
            boolean gap,
            boolean polypharmacy) {}

    private static final List<Function<Row, Row>> STEPS =
            List.of(Function.identity(), Row::withoutTownship, Row::withoutSex, Row::withoutAge);

    static Export of(List<Row> all) {
        var kept = new ArrayList<Row>();
        var rest = all;
        int whole = 0;
        for (var step : STEPS) {
            var rare = new ArrayList<Row>();
            var told = rest.stream().map(step).toList();
            told.stream()
                    .collect(groupingBy(Row::shared, LinkedHashMap::new, toList()))
                    .values()
                    .forEach(group -> (group.size() < LEAST ? rare : kept).addAll(group));
            whole = step == STEPS.getFirst() ? kept.size() : whole;
            rest = rare;
        }
        kept.sort(Comparator.comparing(Row::order));
        return new Export(List.copyOf(kept), kept.size() - whole, rest.size());
    }
}
