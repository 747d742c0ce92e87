package cn.yunfang.rules;

import cn.yunfang.formulary.DrugLimit;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** R50x, R51x: does the drug suit this patient's sex, age and state? */
final class PatientRules {
    static final String LOWEST_AGES = "rules/lowest_ages.csv";
    private static final String CHILDREN = "儿童";
    private static final Map<String, String> SEXES = Map.of("1", "男", "2", "女");

    private PatientRules() {}

    static Map<String, Rule> rules(Terms terms, Knowledge knowledge) {
        var limits = new Limits(knowledge);
        var forbidden = terms.get("pregnancy_forbidden");
        var lactation = terms.get("lactation_caution");
        var rules = new HashMap<>(ages(terms));
        rules.put("R501", Rule.eachLine((rx, line, _) -> otherSex(rx, line, limits)));
        rules.put(
                "R502",
                Rule.lineIs(
                        (rx, line, t) ->
                                limits.of(line, Limits.AGE)
                                                .filter(PatientRules::forChildren)
                                                .isPresent()
                                        && !PractiseRules.under(rx, t)));
        rules.put(
                "R503",
                Rule.whole(
                        (rx, t) ->
                                PractiseRules.under(rx, t) && rx.condition().weightKg().isEmpty()));
        rules.put(
                "R504",
                Rule.lineIs(
                        (rx, line, _) -> rx.condition().pregnant() && forbidden.has(line.drug())));
        rules.put(
                "R505",
                Rule.whole(
                        (rx, _) ->
                                rx.patient().sex().equals("1")
                                        && (rx.condition().pregnant()
                                                || rx.condition().breastFeeding())));
        rules.put(
                "R506",
                Rule.lineIs(
                        (rx, line, _) ->
                                rx.condition().breastFeeding() && lactation.has(line.drug())));
        rules.put("R512", Rule.whole(PatientRules::otherAge));
        return rules;
    }

    private static Map<String, Rule> ages(Terms terms) {
        var quinolone = terms.get("quinolone");
        var tetracycline = terms.get("tetracycline");
        var lowest = lowestAges(terms);
        var rules = new HashMap<String, Rule>();
        rules.put(
                "R510",
                Rule.lineIs(
                        (rx, line, t) -> quinolone.has(line.drug()) && PractiseRules.under(rx, t)));
        rules.put(
                "R511",
                Rule.lineIs(
                        (rx, line, t) ->
                                tetracycline.has(line.drug()) && PractiseRules.under(rx, t)));
        rules.put("R513", Rule.eachLine((rx, line, _) -> tooYoung(rx, line, lowest)));
        return rules;
    }

    /** One row of rules/lowest_ages.csv. */
    private record Lowest(int years, String chinese, String english) {}

    private static DrugIndex<Lowest> lowestAges(Terms terms) {
        var index = new DrugIndex<Lowest>();
        for (var row : CsvFile.read(LOWEST_AGES)) {
            index.add(
                    terms.get(row.getOrDefault("drugs", "")),
                    new Lowest(
                            Integer.parseInt(row.getOrDefault("years", "")),
                            row.getOrDefault("chinese", ""),
                            row.getOrDefault("english", "")));
        }
        return index;
    }

    /** Facts: the drug, what its label says in both languages. */
    private static Optional<Hit> tooYoung(ReviewInput rx, Line line, DrugIndex<Lowest> lowest) {
        return lowest.of(line.drug()).stream()
                .filter(one -> rx.age() < one.years())
                .findFirst()
                .map(one -> Hit.of(line, line.name(), one.chinese(), one.english()));
    }

    private static Optional<Hit> otherSex(ReviewInput rx, Line line, Limits limits) {
        var sex = SEXES.get(rx.patient().sex());
        return limits.of(line, Limits.SEX)
                .filter(limit -> sex != null && !limit.value().equals(sex))
                .map(limit -> Hit.of(line, line.name(), limit.value()));
    }

    private static boolean forChildren(DrugLimit limit) {
        return limit.value().equals(CHILDREN);
    }

    private static boolean otherAge(ReviewInput rx, RuleVersion terms) {
        return rx.condition()
                .statedAge()
                .map(stated -> stated.subtract(BigDecimal.valueOf(rx.age())).abs())
                .filter(terms::exceededBy)
                .isPresent();
    }
}
