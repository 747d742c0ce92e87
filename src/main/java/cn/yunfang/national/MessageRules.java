package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
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
        for (var row : CsvFiles.rows("classpath*:national/fields-*.csv")) {
            add(row, codes);
        }
        for (var condition : conditions) {
            this.conditions
                    .computeIfAbsent(condition.operation(), _ -> new ArrayList<>())
                    .add(condition);
        }
    }

    private void add(CSVRecord row, CodeTables codes) {
        var operation = row.get("operation");
        var path = row.get("path");
        var parent = roots.computeIfAbsent(operation, _ -> FieldRule.root());
        var steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.child(steps[i].replace(ITEM, ""));
        }
        boolean list = path.endsWith(ITEM);
        var length = row.get("length");
        var digits = length.split(",");
        parent.children()
                .add(
                        new FieldRule(
                                steps[steps.length - 1].replace(ITEM, ""),
                                row.get("chinese"),
                                list
                                        ? FieldRule.Kind.TEXTS
                                        : FieldRule.Kind.valueOf(
                                                row.get("type").toUpperCase(Locale.ROOT)),
                                digits[0].isEmpty() ? 0 : Integer.parseInt(digits[0]),
                                digits.length < 2 ? 0 : Integer.parseInt(digits[1]),
                                row.get("required").equals("Y"),
                                codes.values(row.get("codes")),
                                new ArrayList<>()));
        names.computeIfAbsent(operation, _ -> new HashMap<>()).put(path, row.get("chinese"));
    }

    /** The rules of an operation's message, as a tree. */
    Optional<FieldRule> rules(String operation) {
        return Optional.ofNullable(roots.get(operation));
    }

    /**
     * All fields that are wrong, joined; the path names the item, {@code rxdrugdetail[2].drugCnt}.
     */
    Optional<Refusal> check(String operation, Fields body) {
        var root = roots.get(operation);
        if (root == null) {
            return Optional.empty();
        }
        var findings = new Findings(names.getOrDefault(operation, Map.of()));
        FieldChecks.members(root, body.asMap(), "", findings);
        if (findings.isEmpty()) {
            conditions
                    .getOrDefault(operation, List.of())
                    .forEach(condition -> condition.check(body, findings));
        }
        return findings.refusal();
    }
}
