package cn.yunfang.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs every rule in force over a prescription. Pure; the order of rules is that of their ids. */
final class Engine {
    private record Bound(String id, Rule.OfImported rule) {}

    private final Rulebook rulebook;
    private final List<Bound> rules;

    Engine(Rulebook rulebook, Terms terms, Knowledge knowledge) {
        this.rulebook = rulebook;
        var all = new TreeMap<String, Rule.OfImported>();
        Stream.of(
                        LineRules.rules(),
                        DiagnosisRules.rules(knowledge),
                        PractiseRules.rules(terms),
                        CourseRules.rules(terms),
                        PatientRules.rules(terms, knowledge),
                        AllergyRules.rules(terms),
                        PaymentRules.rules(terms, knowledge),
                        HerbRules.rules(terms),
                        HistoryRules.rules(),
                        InteractionRules.rules(terms),
                        CautionRules.rules(terms),
                        DoseRules.rules(terms),
                        RouteRules.rules(knowledge),
                        PregnancyRules.rules(terms),
                        ScopeRules.rules(terms))
                .forEach(
                        group ->
                                group.forEach(
                                        (id, rule) ->
                                                add(all, id, (rx, t, _) -> rule.hits(rx, t))));
        ImportedRules.rules(terms).forEach((id, rule) -> add(all, id, rule));
        if (!all.keySet().equals(rulebook.ids())) {
            throw new IllegalStateException(
                    Rulebook.FILE + " and the code name different rules: " + differing(all));
        }
        this.rules = all.entrySet().stream().map(e -> new Bound(e.getKey(), e.getValue())).toList();
    }

    private static void add(Map<String, Rule.OfImported> all, String id, Rule.OfImported rule) {
        if (all.put(id, rule) != null) {
            throw new IllegalStateException("two rules " + id);
        }
    }

    private String differing(Map<String, Rule.OfImported> all) {
        return Stream.concat(
                        all.keySet().stream().filter(id -> !rulebook.ids().contains(id)),
                        rulebook.ids().stream().filter(id -> !all.containsKey(id)))
                .toList()
                .toString();
    }

    /** With nothing imported. */
    List<Verdict.Finding> findings(ReviewInput rx) {
        return findings(rx, Imported.NOTHING);
    }

    List<Verdict.Finding> findings(ReviewInput rx, Imported known) {
        return rules.stream()
                .flatMap(
                        bound ->
                                rulebook.inForce(bound.id(), rx.on()).stream()
                                        .flatMap(
                                                terms ->
                                                        bound.rule()
                                                                .hits(rx, terms, known)
                                                                .map(terms::finding)))
                .toList();
    }
}
