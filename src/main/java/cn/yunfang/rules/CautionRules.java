package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Diagnosis;
import cn.yunfang.rules.Rule.Hit;
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
    private record Caution(String rule, List<String> diseases, String chinese, String english) {
        boolean concerns(Diagnosis diagnosis) {
            return diseases.stream().anyMatch(diagnosis.code()::startsWith);
        }
    }

    private CautionRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new TreeMap<String, Rule>();
        var cautions = new DrugIndex<Caution>();
        CsvFile.read(FILE)
                .forEach(
                        row ->
                                cautions.add(
                                        terms.get(row.getOrDefault("drugs", "")), caution(row)));
        for (var id : IDS) {
            rules.put(id, Rule.eachLine((rx, line, _) -> first(id, cautions, rx, line)));
        }
        return rules;
    }

    private static Caution caution(Map<String, String> row) {
        return new Caution(
                row.getOrDefault("rule", ""),
                List.of(row.getOrDefault("diseases", "").split("\\|")),
                row.getOrDefault("chinese", ""),
                row.getOrDefault("english", ""));
    }

    /** Facts: the drug, the diagnosis, what happens in both languages. */
    private static Optional<Hit> first(
            String rule, DrugIndex<Caution> cautions, ReviewInput rx, ReviewInput.Line line) {
        var ofDrug = cautions.of(line.drug());
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

    // what forbids is not told again as a caution
    private static Optional<Caution> weightiest(List<Caution> ofDrug, Diagnosis diagnosis) {
        return ofDrug.stream()
                .filter(one -> one.concerns(diagnosis))
                .min(Comparator.comparing(Caution::rule));
    }

    private static Found hit(ReviewInput.Line line, Diagnosis diagnosis, Caution caution) {
        return new Found(
                caution.rule(),
                Hit.of(line, line.name(), diagnosis.code(), caution.chinese(), caution.english()));
    }
}
