package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.util.Map;
import java.util.Optional;

/**
 * R52x: drugs that some weeks of pregnancy, or breast-feeding, forbid or make risky. Drugs, weeks
 * and who says so are rules/pregnancy.csv; what all of pregnancy forbids is R504's and is not told
 * again.
 */
final class PregnancyRules {
    static final String FILE = "rules/pregnancy.csv";
    private static final int YOUNGEST = 15;
    private static final int OLDEST = 49;
    private static final String FEMALE = "2";

    /** One row, weeks inclusive. */
    private record Weeks(String rule, int from, int to, String chinese, String english) {
        boolean has(int week) {
            return from <= week && week <= to;
        }
    }

    private final DrugIndex<Weeks> weeks = new DrugIndex<>();
    private final Term forbidden;
    private final Term lactation;
    private final Term teratogen;

    private PregnancyRules(Terms terms) {
        this.forbidden = terms.get("pregnancy_forbidden");
        this.lactation = terms.get("lactation_forbidden");
        this.teratogen = terms.get("teratogen");
        CsvFile.read(FILE)
                .forEach(row -> weeks.add(terms.get(row.getOrDefault("drugs", "")), row(row)));
    }

    private static Weeks row(Map<String, String> row) {
        return new Weeks(
                row.getOrDefault("rule", ""),
                Integer.parseInt(row.getOrDefault("from_week", "")),
                Integer.parseInt(row.getOrDefault("to_week", "")),
                row.getOrDefault("chinese", ""),
                row.getOrDefault("english", ""));
    }

    static Map<String, Rule> rules(Terms terms) {
        var rules = new PregnancyRules(terms);
        return Map.of(
                "R521", Rule.eachLine((rx, line, _) -> rules.inWeek("R521", rx, line)),
                "R522", Rule.eachLine((rx, line, _) -> rules.inWeek("R522", rx, line)),
                "R523",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        rx.condition().breastFeeding()
                                                && rules.lactation.has(line.drug())),
                "R524", Rule.lineIs((rx, line, _) -> rules.unasked(rx, line)));
    }

    /** Facts: the drug, the week, what happens in both languages. */
    private Optional<Hit> inWeek(String rule, ReviewInput rx, Line line) {
        return rx.condition()
                .weeksPregnant()
                .filter(week -> week > 0 && !forbidden.has(line.drug()))
                .flatMap(
                        week ->
                                weightiest(line, week)
                                        .filter(one -> one.rule().equals(rule))
                                        .map(
                                                one ->
                                                        Hit.of(
                                                                line,
                                                                line.name(),
                                                                week,
                                                                one.chinese(),
                                                                one.english())));
    }

    private Optional<Weeks> weightiest(Line line, int week) {
        return weeks.of(line.drug()).stream()
                .filter(one -> one.has(week))
                .min(java.util.Comparator.comparing(Weeks::rule));
    }

    // nobody said whether a woman who may be pregnant is
    private boolean unasked(ReviewInput rx, Line line) {
        return rx.patient().sex().equals(FEMALE)
                && rx.age() >= YOUNGEST
                && rx.age() <= OLDEST
                && rx.condition().weeksPregnant().isEmpty()
                && teratogen.has(line.drug());
    }
}
