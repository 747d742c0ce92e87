package cn.yunfang.benefit;

import cn.yunfang.benefit.Policy.AwayCuts;
import cn.yunfang.benefit.Policy.Band;
import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A policy as JSON, amounts in yuan; a member the reader does not know is an error. */
final class PolicyText {
    private static final Set<String> DOCUMENT =
            Set.of("region", "name", "version", "from", "to", "status", "source", "policies");
    private static final Set<String> POLICY =
            Set.of(
                    "insutype",
                    "medType",
                    "personType",
                    "level",
                    "fundNeedsPrescription",
                    "accountPays",
                    "accountPaysOwnPay",
                    "away",
                    "funds",
                    "dualChannelFunds",
                    "status");
    private static final Set<String> AWAY = Set.of("filed", "emergency", "notFiled");
    private static final Set<String> FUND =
            Set.of(
                    "fund",
                    "type",
                    "scope",
                    "deductible",
                    "visitDeductible",
                    "ceiling",
                    "bands",
                    "diseaseCeilings");

    private PolicyText() {}

    /** The policies of one file. */
    static List<Policy> document(String json) {
        var document =
                Fields.parse(json)
                        .orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        known(document, DOCUMENT);
        return document.list("policies").stream().map(one -> inDocument(document, one)).toList();
    }

    private static Policy inDocument(Fields document, Fields body) {
        var key =
                new Policy.Key(
                        document.text("region"),
                        body.text("insutype"),
                        body.text("medType"),
                        body.optional("personType").orElse(Policy.ANY),
                        body.optional("level").orElse(Policy.ANY));
        return policy(
                key,
                document.text("version"),
                LocalDate.parse(document.text("from")),
                LocalDate.parse(document.text("to")),
                withStatus(body, document.text("status")));
    }

    private static Fields withStatus(Fields body, String status) {
        body.asMap().putIfAbsent("status", status);
        return body;
    }

    static Policy policy(
            Policy.Key key, String version, LocalDate from, LocalDate to, Fields body) {
        known(body, POLICY);
        return new Policy(
                key,
                from,
                to,
                version,
                body.flag("fundNeedsPrescription"),
                body.flag("accountPays"),
                body.flag("accountPaysOwnPay"),
                away(body.object("away")),
                body.list("funds").stream().map(PolicyText::fundRule).toList(),
                body.list("dualChannelFunds").stream().map(PolicyText::fundRule).toList(),
                body.text("status"));
    }

    private static Optional<AwayCuts> away(Fields cuts) {
        known(cuts, AWAY);
        return cuts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AwayCuts(
                                cuts.number("filed"),
                                cuts.number("emergency"),
                                cuts.number("notFiled")));
    }

    private static FundRule fundRule(Fields rule) {
        known(rule, FUND);
        var ceilings = new TreeMap<String, Fen>();
        var byDisease = rule.object("diseaseCeilings");
        byDisease
                .asMap()
                .keySet()
                .forEach(code -> ceilings.put(code, Fen.ofYuan(byDisease.number(code))));
        return new FundRule(
                Fund.valueOf(rule.text("fund")),
                rule.text("type"),
                rule.text("scope"),
                Fen.ofYuan(rule.number("deductible")),
                rule.optionalNumber("visitDeductible").map(Fen::ofYuan).orElse(Fen.ZERO),
                rule.optionalNumber("ceiling").map(Fen::ofYuan),
                rule.list("bands").stream().map(PolicyText::band).toList(),
                Map.copyOf(ceilings));
    }

    private static Band band(Fields band) {
        known(band, Set.of("from", "ratio"));
        return new Band(Fen.ofYuan(band.number("from")), band.number("ratio"));
    }

    private static void known(Fields object, Set<String> names) {
        for (var name : object.asMap().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("unknown member " + name);
            }
        }
    }

    /** The body as it is stored; {@link #policy} reads it back. */
    static Map<String, Object> body(Policy policy) {
        var body = new TreeMap<String, Object>();
        body.put("fundNeedsPrescription", policy.fundNeedsPrescription());
        body.put("accountPays", policy.accountPays());
        body.put("accountPaysOwnPay", policy.accountPaysOwnPay());
        policy.away()
                .ifPresent(
                        cuts ->
                                body.put(
                                        "away",
                                        Map.of(
                                                "filed", cuts.filed().toPlainString(),
                                                "emergency", cuts.emergency().toPlainString(),
                                                "notFiled", cuts.notFiled().toPlainString())));
        body.put("funds", policy.funds().stream().map(PolicyText::rule).toList());
        body.put(
                "dualChannelFunds",
                policy.dualChannelFunds().stream().map(PolicyText::rule).toList());
        body.put("status", policy.status());
        return body;
    }

    private static Map<String, Object> rule(FundRule rule) {
        var text = new TreeMap<String, Object>();
        text.put("fund", rule.fund().name());
        text.put("type", rule.type());
        text.put("scope", rule.scope());
        text.put("deductible", rule.deductible().toString());
        if (!rule.visitDeductible().equals(Fen.ZERO)) {
            text.put("visitDeductible", rule.visitDeductible().toString());
        }
        rule.ceiling().ifPresent(ceiling -> text.put("ceiling", ceiling.toString()));
        text.put(
                "bands",
                rule.bands().stream()
                        .map(
                                band ->
                                        Map.of(
                                                "from", band.from().toString(),
                                                "ratio", band.ratio().toPlainString()))
                        .toList());
        var ceilings = new TreeMap<String, String>();
        rule.diseaseCeilings().forEach((code, fen) -> ceilings.put(code, fen.toString()));
        text.put("diseaseCeilings", ceilings);
        return text;
    }
}
