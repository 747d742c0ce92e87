package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * R84x: does the route suit the dosage form? Which form goes which way is rules/routes.csv; the
 * first row whose words are in the form, or in the name of a drug without one, counts. A form that
 * no row names goes any way.
 */
final class RouteRules {
    static final String FILE = "rules/routes.csv";

    /** One row; {@code injected} says that it is made for injection. */
    private record Form(
            List<String> words,
            List<String> routes,
            boolean injected,
            String chinese,
            String english) {
        boolean names(Drug drug) {
            return words.stream()
                    .anyMatch(
                            word ->
                                    drug.genericName().contains(word)
                                            || drug.dosageForm().contains(word));
        }
    }

    private final List<Form> forms = forms();
    private final Knowledge knowledge;

    private RouteRules(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    private static List<Form> forms() {
        return CsvFile.read(FILE).stream()
                .map(
                        row ->
                                new Form(
                                        parts(row, "forms"),
                                        parts(row, "routes"),
                                        row.getOrDefault("injected", "").equals("1"),
                                        row.getOrDefault("chinese", ""),
                                        row.getOrDefault("english", "")))
                .toList();
    }

    private static List<String> parts(Map<String, String> row, String column) {
        return Arrays.asList(row.getOrDefault(column, "").split("\\|"));
    }

    static Map<String, Rule> rules(Knowledge knowledge) {
        var routes = new RouteRules(knowledge);
        return Map.of(
                "R841", Rule.eachLine((_, line, _) -> routes.mismatch(line, true)),
                "R842", Rule.eachLine((_, line, _) -> routes.mismatch(line, false)),
                "R843",
                        Rule.lineIs(
                                (_, line, _) -> !line.isPieces() && routes.name(line).isEmpty()));
    }

    /** Facts: the drug, the form in both languages, the route. */
    private Optional<Hit> mismatch(Line line, boolean harmful) {
        return name(line)
                .flatMap(
                        route ->
                                form(line.drug())
                                        .filter(form -> !form.routes().contains(line.route()))
                                        .filter(form -> isHarmful(form, line) == harmful)
                                        .map(
                                                form ->
                                                        Hit.of(
                                                                line,
                                                                line.name(),
                                                                form.chinese(),
                                                                form.english(),
                                                                route)));
    }

    // what is not sterile may never be injected
    private static boolean isHarmful(Form form, Line line) {
        return !form.injected() && line.injected();
    }

    private Optional<String> name(Line line) {
        return knowledge.route().apply(line.route());
    }

    private Optional<Form> form(Drug drug) {
        if (drug.itemType().equals("13")) {
            return Optional.empty();
        }
        return forms.stream().filter(one -> one.names(drug)).findFirst();
    }

    /** Whether a drug's form or name says how it is given. */
    static boolean tellsRoute(Drug drug) {
        return forms().stream().anyMatch(one -> one.names(drug));
    }
}
