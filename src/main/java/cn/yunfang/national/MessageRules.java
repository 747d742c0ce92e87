package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Field checks of every operation, read from the tables in {@code national/fields-*.csv}: columns
 * operation, path, chinese, type, length, required, codes. The parent of a path stands above it.
 */
@Component
class MessageRules {
    private static final String ITEM = "[]";

    private final Map<String, FieldRule> roots = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final Map<String, List<Conditions>> conditions = new HashMap<>();

    MessageRules(CodeTables codes, List<Conditions> conditions) {
        for (var row : FieldRow.all()) {
            add(row, codes);
        }
        for (var condition : conditions) {
            this.conditions
                    .computeIfAbsent(condition.operation(), _ -> new ArrayList<>())
                    .add(condition);
        }
    }

    private void add(FieldRow row, CodeTables codes) {
        var operation = row.operation();
        var path = row.path();
        var parent = roots.computeIfAbsent(operation, _ -> FieldRule.root());
        var steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.child(steps[i].replace(ITEM, ""));
        }
        boolean list = path.endsWith(ITEM);
        var length = row.length();
        var digits = length.split(",");
        parent.children()
                .add(
                        new FieldRule(
                                steps[steps.length - 1].replace(ITEM, ""),
                                row.chinese(),
                                list
                                        ? FieldRule.Kind.TEXTS
                                        : FieldRule.Kind.valueOf(
                                                row.type().toUpperCase(Locale.ROOT)),
                                digits[0].isEmpty() ? 0 : Integer.parseInt(digits[0]),
                                digits.length < 2 ? 0 : Integer.parseInt(digits[1]),
                                row.required().equals("Y"),
                                codes.values(row.codes()),
                                new ArrayList<>()));
        names.computeIfAbsent(operation, _ -> new HashMap<>()).put(path, row.chinese());
    }

    /** The rules of an operation's message, as a tree. */
    Optional<FieldRule> rules(String operation) {
        return Optional.ofNullable(roots.get(operation));
    }

    /**
     * All fields that are wrong, joined; the path names the item, {@code rxdrugdetail[2].drugCnt}.
     */
    Optional<Refusal> check(String operation, Fields body) {
        return found(operation, body, new Findings(namesOf(operation))).refusal();
    }

    /** The same one by one, in the order of the fields. */
    List<Refusal> findings(String operation, Fields body) {
        return found(operation, body, Findings.complete(namesOf(operation))).all();
    }

    private Map<String, String> namesOf(String operation) {
        return names.getOrDefault(operation, Map.of());
    }

    private Findings found(String operation, Fields body, Findings findings) {
        var root = roots.get(operation);
        if (root == null) {
            return findings;
        }
        FieldChecks.members(root, body.asMap(), "", findings);
        if (findings.isEmpty()) {
            demands(operation, body, findings);
        }
        return findings;
    }

    /**
     * What the fields of an operation demand of each other, for a message whose own rules have been
     * checked already and that spells them in its own way.
     */
    Optional<Refusal> conditions(
            String operation, String rules, Fields body, UnaryOperator<String> spelling) {
        var findings = new Findings(names.getOrDefault(rules, Map.of()), spelling);
        demands(operation, body, findings);
        return findings.refusal();
    }

    private void demands(String operation, Fields body, Findings findings) {
        conditions
                .getOrDefault(operation, List.of())
                .forEach(condition -> condition.check(body, findings));
    }

    /** Members of an operation's message that are lists of objects. */
    List<String> lists(String operation) {
        return roots.getOrDefault(operation, FieldRule.root()).children().stream()
                .filter(rule -> rule.kind() == FieldRule.Kind.ARRAY)
                .map(FieldRule::name)
                .toList();
    }
}
