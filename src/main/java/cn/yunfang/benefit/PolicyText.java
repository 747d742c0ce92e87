package cn.yunfang.benefit;

import cn.yunfang.benefit.Policy.AwayCuts;
import cn.yunfang.benefit.Policy.Band;
import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

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
                    "designated",
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
        return each(document, "policies", one -> inDocument(document, one));
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
                day(document, "from"),
                day(document, "to"),
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
                designated(body.object("designated")),
                each(body, "funds", PolicyText::fundRule),
                each(body, "dualChannelFunds", PolicyText::fundRule),
                body.text("status"));
    }

    private static Map<String, String> designated(Fields body) {
        var businesses = new TreeMap<String, String>();
        body.asMap().keySet().forEach(code -> businesses.put(code, body.text(code)));
        return Map.copyOf(businesses);
    }

    private static Optional<AwayCuts> away(Fields cuts) {
        known(cuts, AWAY);
        return cuts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AwayCuts(
                                number(cuts, "filed"),
                                number(cuts, "emergency"),
                                number(cuts, "notFiled")));
    }

    /** What is wrong inside an item, with the item's place. */
    private static <T> List<T> each(Fields object, String name, Function<Fields, T> read) {
        var items = object.list(name);
        var all = new ArrayList<T>();
        for (int i = 0; i < items.size(); i++) {
            try {
                all.add(read.apply(items.get(i)));
            } catch (IllegalArgumentException | DateTimeException e) {
                var inner = String.valueOf(e.getMessage());
                var dot = inner.matches("[a-zA-Z]+\\[.*") ? "." : ": ";
                throw new IllegalArgumentException(name + "[" + i + "]" + dot + inner, e);
            }
        }
        return List.copyOf(all);
    }

    private static BigDecimal number(Fields object, String name) {
        try {
            return object.number(name);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " is not a number: \"" + object.text(name) + "\"", e);
        }
    }

    private static Fen yuan(Fields object, String name) {
        try {
            return Fen.ofYuan(number(object, name));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + " is not whole fen; at most two decimals: " + object.text(name), e);
        }
    }

    private static LocalDate day(Fields object, String name) {
        try {
            return LocalDate.parse(object.text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is not a day as 2027-01-01: \"" + object.text(name) + "\"", e);
        }
    }

    private static Fund fund(Fields rule) {
        return Arrays.stream(Fund.values())
                .filter(one -> one.name().equals(rule.text("fund")))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "fund \""
                                                + rule.text("fund")
                                                + "\" is none of "
                                                + Arrays.toString(Fund.values())));
    }

    private static FundRule fundRule(Fields rule) {
        known(rule, FUND);
        var ceilings = new TreeMap<String, Fen>();
        var byDisease = rule.object("diseaseCeilings");
        byDisease.asMap().keySet().forEach(code -> ceilings.put(code, yuan(byDisease, code)));
        return new FundRule(
                fund(rule),
                rule.text("type"),
                rule.text("scope"),
                yuan(rule, "deductible"),
                rule.has("visitDeductible") ? yuan(rule, "visitDeductible") : Fen.ZERO,
                rule.has("ceiling") ? Optional.of(yuan(rule, "ceiling")) : Optional.empty(),
                each(rule, "bands", PolicyText::band),
                Map.copyOf(ceilings));
    }

    private static Band band(Fields band) {
        known(band, Set.of("from", "ratio"));
        return new Band(yuan(band, "from"), number(band, "ratio"));
    }

    private static void known(Fields object, Set<String> names) {
        for (var name : object.asMap().keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown member " + name + "; known are " + new TreeSet<>(names));
            }
        }
    }

    /** The file of policies of one region and version; {@link #document(String)} reads it back. */
    static Map<String, Object> document(List<Policy> own) {
        var first = own.getFirst();
        var file = new LinkedHashMap<String, Object>();
        file.put("region", first.key().region());
        file.put("version", first.version());
        file.put("from", first.from().toString());
        file.put("to", first.to().toString());
        file.put("status", first.status());
        file.put("policies", own.stream().map(PolicyText::inFile).toList());
        return file;
    }

    private static Map<String, Object> inFile(Policy policy) {
        var key = policy.key();
        var one = new LinkedHashMap<String, Object>();
        one.put("insutype", key.insuranceType());
        one.put("medType", key.medType());
        one.put("personType", key.personType());
        one.put("level", key.level());
        one.putAll(body(policy));
        return one;
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
        if (!policy.designated().isEmpty()) {
            body.put("designated", new TreeMap<>(policy.designated()));
        }
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
