package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Named groups of drugs and words that rules speak of; rows of rules/terms.csv. */
final class Terms {
    private static final String FILE = "rules/terms.csv";

    /**
     * One group.
     *
     * @param codes beginnings of national drug codes (X and the ATC code for western drugs)
     * @param words parts of names or texts; @param except parts of names that do not count
     */
    record Term(String name, List<String> codes, List<String> words, List<String> except) {
        boolean has(Drug drug) {
            return hasName(drug.genericName())
                    || codes.stream().anyMatch(drug.code()::startsWith)
                            && !isExcept(drug.genericName());
        }

        boolean hasName(String name) {
            return words.stream().anyMatch(name::contains) && !isExcept(name);
        }

        private boolean isExcept(String name) {
            return except.stream().anyMatch(name::contains);
        }

        boolean hasWord(String word) {
            return words.contains(word);
        }
    }

    private final Map<String, Term> all = new TreeMap<>();

    private Terms() {}

    static Terms load() {
        var terms = new Terms();
        for (var row : CsvFile.read(FILE)) {
            var name = row.getOrDefault("name", "");
            terms.all.put(
                    name,
                    new Term(name, parts(row, "codes"), parts(row, "words"), parts(row, "except")));
        }
        return terms;
    }

    private static List<String> parts(Map<String, String> row, String column) {
        return Arrays.stream(row.getOrDefault(column, "").split("\\|"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    Optional<Term> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The names of all groups that a drug belongs to. */
    List<String> groupsOf(Drug drug) {
        return all.values().stream().filter(term -> term.has(drug)).map(Term::name).toList();
    }

    /** A group that must be in the file. */
    Term get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(FILE + ": no " + name));
    }
}
