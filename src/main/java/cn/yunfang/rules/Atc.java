package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.util.ArrayList;
import java.util.List;

/**
 * The ATC codes of a drug, by which imported tables know it. The national code of a western drug
 * begins with X and the ATC code down to its class; the substance within the class is found by its
 * Chinese name in rules/atc.csv. A drug whose class does not fit, an eye drop say, has none.
 */
final class Atc {
    private static final String FILE = "rules/atc.csv";
    private static final String WESTERN = "X";
    private static final int GROUP = 3;
    private static final List<Integer> CLASSES = List.of(4, 5);

    /** One substance; {@code classes} are heads of national codes that also hold it. */
    private record Substance(String name, String atc, String classes) {
        boolean isIn(Drug drug) {
            var code = drug.code().substring(1);
            return drug.genericName().contains(name)
                    && (code.startsWith(atc.substring(0, GROUP))
                            || !classes.isEmpty() && code.startsWith(classes));
        }
    }

    private final List<Substance> substances;
    private final ByDrug<List<String>> known = new ByDrug<>(this::search);

    private Atc(List<Substance> substances) {
        this.substances = substances;
    }

    static Atc load() {
        return new Atc(
                CsvFile.read(FILE).stream()
                        .map(
                                row ->
                                        new Substance(
                                                row.getOrDefault("substance", ""),
                                                row.getOrDefault("atc", ""),
                                                row.getOrDefault("classes", "")))
                        .toList());
    }

    /** Codes of its substances; those of a name that is part of a longer one do not count. */
    List<String> substancesOf(Drug drug) {
        return known.of(drug);
    }

    private List<String> search(Drug drug) {
        if (!drug.code().startsWith(WESTERN)) {
            return List.of();
        }
        var found = substances.stream().filter(one -> one.isIn(drug)).toList();
        return found.stream()
                .filter(one -> found.stream().noneMatch(other -> isPart(one, other)))
                .map(Substance::atc)
                .distinct()
                .toList();
    }

    private static boolean isPart(Substance one, Substance other) {
        return !one.name().equals(other.name()) && other.name().contains(one.name());
    }

    /** The same, and the classes they are in. */
    List<String> of(Drug drug) {
        var own = substancesOf(drug);
        var codes = new ArrayList<>(own);
        own.stream()
                .flatMap(code -> CLASSES.stream().map(length -> code.substring(0, length)))
                .distinct()
                .forEach(codes::add);
        return codes;
    }
}
