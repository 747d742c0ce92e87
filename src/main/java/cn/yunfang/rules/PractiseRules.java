package cn.yunfang.rules;

import cn.yunfang.registry.Institution;
import cn.yunfang.rules.ReviewInput.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** R3xx: may this doctor prescribe this drug in this kind of visit? */
final class PractiseRules {
    private static final String DUAL_CHANNEL = "01";

    private PractiseRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var controlled = new Controlled(terms);
        var rules = new HashMap<String, Rule>();
        rules.putAll(ofTheDoctor(terms));
        rules.putAll(ofControlledDrugs(controlled));
        rules.putAll(overTheInternet(controlled));
        rules.putAll(ofTheDrug(terms));
        return Map.copyOf(rules);
    }

    private static Map<String, Rule> ofTheDoctor(Terms terms) {
        var special = terms.get("special_antibiotic");
        var senior = terms.get("senior_titles");
        var assistant = terms.get("assistant_titles");
        return Map.ofEntries(
                Map.entry(
                        "R301",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        special.has(line.drug())
                                                && !senior.hasWord(rx.doctor().title()))),
                Map.entry(
                        "R302",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        special.has(line.drug()) && !rx.visit().inpatient())),
                Map.entry(
                        "R306",
                        Rule.whole(
                                (rx, _) ->
                                        assistant.hasWord(rx.doctor().title())
                                                && rx.institution().type()
                                                        != Institution.Type.CLINIC)));
    }

    private static Map<String, Rule> ofControlledDrugs(Controlled controlled) {
        return Map.ofEntries(
                Map.entry("R303", Rule.lineIs((rx, line, _) -> controlled.strictly(rx, line))),
                Map.entry(
                        "R304",
                        Rule.lineIs(
                                (rx, line, limit) ->
                                        controlled.second(rx, line) && under(rx, limit))),
                Map.entry(
                        "R305",
                        Rule.lineIs(
                                (rx, line, limit) ->
                                        controlled.second(rx, line)
                                                && limit.exceededBy(line.days()))));
    }

    private static Map<String, Rule> overTheInternet(Controlled controlled) {
        return Map.ofEntries(
                Map.entry(
                        "R307",
                        Rule.whole(
                                (rx, _) ->
                                        rx.visit().overTheInternet() && rx.visit().firstVisit())),
                Map.entry(
                        "R308",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        rx.visit().overTheInternet() && controlled.any(rx, line))),
                Map.entry(
                        "R309",
                        Rule.whole(
                                (rx, limit) -> rx.visit().overTheInternet() && under(rx, limit))));
    }

    private static Map<String, Rule> ofTheDrug(Terms terms) {
        var toxic = terms.get("toxic_herb");
        return Map.ofEntries(
                Map.entry(
                        "R310",
                        Rule.lineIs(
                                (_, line, limit) ->
                                        line.isPieces()
                                                && toxic.hasName(line.name())
                                                && limit.exceededBy(line.days()))),
                Map.entry("R311", Rule.lineIs((rx, line, _) -> notDual(rx, line))),
                Map.entry("R312", Rule.lineIs((rx, line, _) -> unmarkedDual(rx, line))));
    }

    static boolean under(ReviewInput rx, RuleVersion limit) {
        return BigDecimal.valueOf(rx.age()).compareTo(limit.number()) < 0;
    }

    private static boolean notDual(ReviewInput rx, Line line) {
        return rx.plan().attribute().equals(DUAL_CHANNEL) && !line.drug().dualChannel();
    }

    private static boolean unmarkedDual(ReviewInput rx, Line line) {
        return !rx.plan().attribute().equals(DUAL_CHANNEL) && line.drug().dualChannel();
    }

    /** Narcotic and psychotropic drugs, by the kind of prescription or by the drug itself. */
    record Controlled(
            Terms.Term strict, Terms.Term strictTypes, Terms.Term second, Terms.Term secondTypes) {
        Controlled(Terms terms) {
            this(
                    terms.get("narcotic"),
                    terms.get("narcotic_types"),
                    terms.get("psychotropic_second"),
                    terms.get("psychotropic_second_types"));
        }

        boolean strictly(ReviewInput rx, Line line) {
            return strictTypes.hasWord(rx.plan().type()) || strict.has(line.drug());
        }

        boolean second(ReviewInput rx, Line line) {
            return secondTypes.hasWord(rx.plan().type()) || second.has(line.drug());
        }

        boolean any(ReviewInput rx, Line line) {
            return strictly(rx, line) || second(rx, line);
        }
    }
}
