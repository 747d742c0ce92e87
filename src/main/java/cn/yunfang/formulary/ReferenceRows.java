package cn.yunfang.formulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference files as rows for the tables. A row is a map from column to text; its fingerprint
 * tells whether the database already has it.
 */
record ReferenceRows(
        List<Map<String, String>> drugs,
        List<Map<String, String>> limits,
        List<Map<String, String>> terms) {
    /** Lists whose source states no date hold since before the platform. */
    private static final String ALWAYS = "2000-01-01";

    private static final String FOREVER = "9999-12-31";

    /** What is limited, and to what. */
    private record Bound(String kind, String value) {}

    static ReferenceRows read() {
        return new ReferenceRows(readDrugs(), readLimits(), ReferenceTerms.read());
    }

    private static List<Map<String, String>> readDrugs() {
        var rows = new ArrayList<Map<String, String>>();
        for (var record : ReferenceFile.DRUG.rows()) {
            var row = new LinkedHashMap<>(record.toMap());
            row.remove("catalog_item");
            row.values().removeIf(String::isEmpty);
            rows.add(marked(row));
        }
        return rows;
    }

    private static List<Map<String, String>> readLimits() {
        var rows = new ArrayList<Map<String, String>>();
        for (var record : ReferenceFile.RULE.rows()) {
            rows.add(
                    limit(
                            record.get("generic_name"),
                            "",
                            new Bound(record.get("rule_type"), record.get("limit_value")),
                            record.get("description"),
                            "国家医保局智能监管规则库、知识库 第" + record.get("batch_no") + "批"));
        }
        var kinds =
                Map.of(
                        "insurance_limit", "insurance_type",
                        "hospital_level_limit", "hospital_level",
                        "encounter_limit", "encounter_type",
                        "specialty_limit", "specialty",
                        "sex_limit", "sex",
                        "age_limit", "age",
                        "disease_limit_pattern", "disease",
                        "treatment_line_limit", "treatment_line",
                        "course_limit", "max_pay_days");
        for (var record : ReferenceFile.RESTRICTION.rows()) {
            kinds.forEach(
                    (column, kind) -> {
                        if (!record.get(column).isEmpty()) {
                            rows.add(
                                    limit(
                                            record.get("generic_name"),
                                            record.get("generic_code"),
                                            new Bound(kind, record.get(column)),
                                            "",
                                            "国家医保药品目录限定条件（第三方整理）"));
                        }
                    });
        }
        return distinct(rows);
    }

    private static Map<String, String> limit(
            String name, String head, Bound bound, String text, String source) {
        var row = new LinkedHashMap<String, String>();
        row.put("generic_name", Names.plain(name));
        row.put("code_head", head);
        row.put("kind", bound.kind);
        row.put("value", bound.value);
        row.put("description", text);
        row.put("source", source);
        return marked(dated(row));
    }

    /** The row, valid ever. */
    static Map<String, String> dated(Map<String, String> row) {
        row.put("valid_from", ALWAYS);
        row.put("valid_to", FOREVER);
        return row;
    }

    /** The row with its fingerprint. */
    static Map<String, String> marked(Map<String, String> row) {
        row.put(
                "fingerprint",
                ReferenceFile.digest(row.toString().getBytes(UTF_8)).substring(0, 24));
        return row;
    }

    /** The sources repeat a few rows word for word. */
    static List<Map<String, String>> distinct(List<Map<String, String>> rows) {
        var seen = new HashSet<String>();
        return rows.stream().filter(row -> seen.add(row.get("fingerprint"))).toList();
    }
}
