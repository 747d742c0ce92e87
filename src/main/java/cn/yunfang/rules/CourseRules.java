package cn.yunfang.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** R4xx: is the quantity right for the days, and are the days allowed? */
final class CourseRules {
    private CourseRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new HashMap<String, Rule>();
        rules.putAll(days(terms));
        rules.putAll(validity());
        rules.putAll(supply());
        rules.putAll(longTerm(terms));
        return Map.copyOf(rules);
    }

    private static Map<String, Rule> days(Terms terms) {
        var emergencyTypes = terms.get("emergency_types");
        var emergencyVisits = terms.get("emergency_visits");
        return Map.ofEntries(
                Map.entry(
                        "R401",
                        Rule.lineIs((rx, line, t) -> !rx.chronic() && t.exceededBy(line.days()))),
                Map.entry(
                        "R402",
                        Rule.lineIs((rx, line, t) -> !rx.chronic() && t.exceededBy(line.days()))),
                Map.entry(
                        "R403",
                        Rule.lineIs(
                                (rx, line, t) ->
                                        (emergencyTypes.hasWord(rx.plan().type())
                                                        || emergencyVisits.hasWord(
                                                                rx.visit().medicalType()))
                                                && t.exceededBy(line.days()))),
                Map.entry(
                        "R404",
                        Rule.lineIs(
                                (rx, line, t) ->
                                        rx.chronic()
                                                && !rx.plan().longTerm()
                                                && t.exceededBy(line.days()))),
                Map.entry(
                        "R405",
                        Rule.lineIs(
                                (rx, line, t) ->
                                        rx.plan().longTerm() && t.exceededBy(allDays(rx, line)))),
                Map.entry(
                        "R406",
                        Rule.lineIs(
                                (rx, line, t) -> rx.chronic() && t.exceededBy(allDays(rx, line)))));
    }

    private static Map<String, Rule> validity() {
        return Map.of(
                "R407", Rule.whole((rx, t) -> !repeats(rx) && tooLongValid(rx, t)),
                "R408", Rule.whole((rx, t) -> !repeats(rx) && tooLongValid(rx, t)));
    }

    private static Map<String, Rule> supply() {
        var supplies = Supply.load();
        return Map.ofEntries(
                Map.entry(
                        "R409",
                        Rule.eachLine(
                                (_, line, t) ->
                                        supplies.of(line)
                                                .filter(supply -> supply.exceeds(t.number()))
                                                .map(supply -> supply.hit(line)))),
                Map.entry(
                        "R410",
                        Rule.eachLine(
                                (_, line, t) ->
                                        supplies.of(line)
                                                .filter(supply -> supply.below(t.number()))
                                                .map(supply -> supply.hit(line)))));
    }

    private static Map<String, Rule> longTerm(Terms terms) {
        var notLongTerm = terms.get("not_long_term");
        return Map.ofEntries(
                Map.entry(
                        "R411",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        rx.plan().longTerm() && notLongTerm.has(line.drug()))),
                Map.entry(
                        "R412",
                        Rule.whole(
                                (rx, _) ->
                                        rx.plan().longTerm()
                                                && !rx.visit().chronic()
                                                && rx.visit().chronicDisease().isEmpty())));
    }

    private static BigDecimal allDays(ReviewInput rx, ReviewInput.Line line) {
        return line.days().multiply(BigDecimal.valueOf(rx.plan().issues()));
    }

    // of a repeated prescription valiDays counts for each issue
    private static boolean repeats(ReviewInput rx) {
        return rx.plan().longTerm() || rx.plan().issues() > 1;
    }

    private static boolean tooLongValid(ReviewInput rx, RuleVersion terms) {
        return terms.exceededBy(rx.plan().validDays());
    }
}
