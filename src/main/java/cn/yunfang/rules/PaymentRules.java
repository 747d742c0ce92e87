package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.DrugLimit;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * R6xx: restrictions of payment. They never forbid a drug: with hospApprFlag 0 or 2 the patient
 * pays himself; with 1 the hospital says they are met, and what plainly contradicts goes to the
 * pharmacist.
 */
final class PaymentRules {
    private static final String APPROVED = "1";
    private static final String NOT_APPROVED = "2";
    private static final String FIRST_LINE = "一线";

    /** Whether the prescription contradicts a limit of its kind. */
    @FunctionalInterface
    private interface Contradiction {
        boolean found(ReviewInput rx, Line line, DrugLimit limit);
    }

    private PaymentRules() {}

    static Map<String, Rule> rules(Terms terms, Knowledge knowledge) {
        var limits = new Limits(knowledge);
        var lines = terms.get("line_proof");
        var rules = new HashMap<String, Rule>();
        rules.put("R601", Rule.eachLine((_, line, _) -> selfPaid(line, limits)));
        rules.put(
                "R602",
                Rule.lineIs(
                        (_, line, _) ->
                                line.approval().equals(NOT_APPROVED)
                                        && limits.payment(line).isEmpty()));
        rules.put("R609", Rule.lineIs((_, line, _) -> line.drug().payClass() == Drug.PayClass.C));
        rules.put("R610", Rule.eachLine((_, line, _) -> laterLine(line, limits, lines)));
        rules.put("R611", Rule.eachLine((rx, line, _) -> otherAge(rx, line, limits)));
        contradictions(terms, knowledge)
                .forEach((id, one) -> rules.put(id, claimed(limits, one.kind(), one.when())));
        return rules;
    }

    private record Claim(String kind, Contradiction when) {}

    private static Map<String, Claim> contradictions(Terms terms, Knowledge knowledge) {
        return Map.of(
                "R603",
                new Claim(
                        Limits.LEVEL,
                        (rx, _, limit) ->
                                otherwise(
                                        terms.find("levels_" + limit.value()),
                                        rx.institution().level())),
                "R604",
                new Claim(Limits.ENCOUNTER, (rx, _, _) -> !rx.visit().inpatient()),
                "R605",
                new Claim(
                        Limits.INSURANCE,
                        (rx, _, limit) ->
                                otherwise(
                                        terms.find("insurance_" + limit.value()),
                                        rx.patient().insuranceType())),
                "R606",
                new Claim(Limits.DAYS, (_, line, limit) -> longer(line, limit)),
                "R607",
                new Claim(
                        Limits.DISEASE,
                        (rx, _, limit) -> silent(diseases(rx, knowledge), Limits.words(limit))),
                "R608",
                new Claim(
                        Limits.SPECIALTY,
                        (rx, _, limit) ->
                                silent(List.of(rx.visit().department()), Limits.words(limit))));
    }

    /**
     * What is paid for only after another treatment: the message cannot show it, so the proof is
     * asked for. Facts: the drug, the restriction.
     */
    private static Optional<Hit> laterLine(Line line, Limits limits, Terms.Term words) {
        return Optional.of(line)
                .filter(one -> one.approval().equals(APPROVED))
                .flatMap(limits::payment)
                .filter(text -> words.words().stream().anyMatch(text::contains))
                .or(
                        () ->
                                limits.of(line, Limits.TREATMENT_LINE)
                                        .filter(_ -> line.approval().equals(APPROVED))
                                        .filter(limit -> !limit.value().equals(FIRST_LINE))
                                        .map(limit -> "限" + limit.value() + "治疗"))
                .map(text -> Hit.of(line, line.name(), text));
    }

    /** Facts: the drug, the restriction, the patient's age. */
    private static Optional<Hit> otherAge(ReviewInput rx, Line line, Limits limits) {
        return Optional.of(line)
                .filter(one -> one.approval().equals(APPROVED))
                .flatMap(limits::payment)
                .filter(text -> PaidAge.of(text).filter(ages -> !ages.has(rx.age())).isPresent())
                .map(text -> Hit.of(line, line.name(), text, rx.age()));
    }

    private static Optional<Hit> selfPaid(Line line, Limits limits) {
        return line.approval().equals(APPROVED)
                ? Optional.empty()
                : limits.payment(line).map(words -> Hit.of(line, line.name(), words));
    }

    private static Rule claimed(Limits limits, String kind, Contradiction contradiction) {
        return Rule.eachLine(
                (rx, line, _) ->
                        Optional.of(line)
                                .filter(one -> one.approval().equals(APPROVED))
                                .flatMap(one -> limits.of(one, kind))
                                .filter(limit -> contradiction.found(rx, line, limit))
                                .map(
                                        limit ->
                                                Hit.of(
                                                        line,
                                                        line.name(),
                                                        String.join("、", Limits.words(limit)))));
    }

    // a limit in words we do not know contradicts nothing
    private static boolean otherwise(Optional<Terms.Term> allowed, String code) {
        return allowed.isPresent() && !allowed.get().hasWord(code);
    }

    private static boolean longer(Line line, DrugLimit limit) {
        var digits = limit.value().replaceAll("\\D", "");
        return !digits.isEmpty() && line.days().compareTo(new BigDecimal(digits)) > 0;
    }

    // true when none of the words is found: the limit is not seen to be met
    private static boolean silent(List<String> texts, List<String> words) {
        return texts.stream().noneMatch(text -> words.stream().anyMatch(text::contains));
    }

    private static List<String> diseases(ReviewInput rx, Knowledge knowledge) {
        return Stream.concat(
                        rx.diagnoses().stream()
                                .map(one -> knowledge.diagnosis().apply(one.code()).orElse("")),
                        Stream.of(
                                knowledge
                                        .chronicDisease()
                                        .apply(rx.visit().chronicDisease())
                                        .orElse("")))
                .toList();
    }
}
