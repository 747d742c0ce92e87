package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Diagnosis;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * R82x: drugs that a disease of the patient forbids or makes risky. Drugs, beginnings of the
 * diagnoses' codes and who says so are rules/cautions.csv.
 */
final class CautionRules {
    private static final String FILE = "rules/cautions.csv";
    private static final List<String> IDS = List.of("R821", "R822");

    /** One row of the file; {@code diseases} are beginnings of ICD-10 codes. */
    private record Caution(
            String rule, Term drugs, List<String> diseases, String chinese, String english) {
        boolean concerns(Diagnosis diagnosis) {
            return diseases.stream().anyMatch(diagnosis.code()::startsWith);
        }
    }

    private CautionRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new TreeMap<String, Rule>();
        var cautions = CsvFile.read(FILE).stream().map(row -> caution(row, terms)).toList();
        for (var id : IDS) {
            rules.put(id, Rule.eachLine((rx, line, _) -> first(id, cautions, rx, line)));
        }
        return rules;
    }

    private static Caution caution(Map<String, String> row, Terms terms) {
        return new Caution(
                row.getOrDefault("rule", ""),
                terms.get(row.getOrDefault("drugs", "")),
                List.of(row.getOrDefault("diseases", "").split("\\|")),
                row.getOrDefault("chinese", ""),
                row.getOrDefault("english", ""));
    }

    /** Facts: the drug, the diagnosis, what happens in both languages. */
    private static Optional<Hit> first(
            String rule, List<Caution> cautions, ReviewInput rx, ReviewInput.Line line) {
        var ofDrug = cautions.stream().filter(one -> one.drugs().has(line.drug())).toList();
        return rx.diagnoses().stream()
                .sorted(Comparator.comparing(Diagnosis::code))
                .flatMap(
                        diagnosis ->
                                weightiest(ofDrug, diagnosis).stream()
                                        .map(one -> hit(line, diagnosis, one)))
                .filter(found -> found.rule().equals(rule))
                .map(Found::hit)
                .findFirst();
    }

    private record Found(String rule, Hit hit) {}

    // what forbids stands first in the file and is not told again as a caution
    private static Optional<Caution> weightiest(List<Caution> ofDrug, Diagnosis diagnosis) {
        return ofDrug.stream().filter(one -> one.concerns(diagnosis)).findFirst();
    }

    private static Found hit(ReviewInput.Line line, Diagnosis diagnosis, Caution caution) {
        return new Found(
                caution.rule(),
                Hit.of(line, line.name(), diagnosis.code(), caution.chinese(), caution.english()));
    }
}
