package cn.yunfang.formulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** The code lists among the reference files as rows of {@code formulary.term}. */
final class ReferenceTerms {
    /**
     * Where a list comes from.
     *
     * @param parent the column of the code above, "" when the list is flat
     * @param detail the column of a longer text, "" when there is none
     */
    private record Origin(
            ReferenceFile file,
            String list,
            String code,
            String name,
            String parent,
            String detail) {
        Origin(ReferenceFile file, String list, String code, String name, String parent) {
            this(file, list, code, name, parent, "");
        }

        Map<String, String> term(CSVRecord row) {
            return ReferenceTerms.term(
                    list,
                    row.get(code),
                    row.get(name),
                    optional(row, parent),
                    optional(row, detail));
        }

        private static String optional(CSVRecord row, String column) {
            return column.isEmpty() ? "" : row.get(column);
        }
    }

    private static final List<Origin> ORIGINS =
            List.of(
                    new Origin(
                            ReferenceFile.DIAGNOSIS,
                            Lists.DIAGNOSIS,
                            "code",
                            "name",
                            "category_code"),
                    new Origin(
                            ReferenceFile.DIAGNOSIS_CATEGORY,
                            Lists.DIAGNOSIS_CATEGORY,
                            "category_code",
                            "category_name",
                            ""),
                    new Origin(
                            ReferenceFile.CHRONIC_DISEASE,
                            Lists.CHRONIC_DISEASE,
                            "disease_code",
                            "disease_name",
                            "base_code"),
                    new Origin(
                            ReferenceFile.LOCAL_CHRONIC_DISEASE,
                            Lists.CHRONIC_DISEASE,
                            "disease_code",
                            "disease_name",
                            "base_code"),
                    new Origin(
                            ReferenceFile.DIVISION,
                            Lists.DIVISION,
                            "code",
                            "name",
                            "parent_code",
                            "full_name"),
                    new Origin(
                            ReferenceFile.DRUG_CLASS,
                            Lists.DRUG_CLASS,
                            "class_code",
                            "class_name",
                            "parent_code"),
                    new Origin(ReferenceFile.ROUTE, Lists.ROUTE, "code", "name", "parent_code"),
                    new Origin(
                            ReferenceFile.DOSAGE_FORM,
                            Lists.DOSAGE_FORM,
                            "dosage_form",
                            "dosage_form",
                            ""));

    private ReferenceTerms() {}

    static List<Map<String, String>> read() {
        var rows = new ArrayList<Map<String, String>>();
        for (var origin : ORIGINS) {
            origin.file.rows().forEach(row -> rows.add(origin.term(row)));
        }
        for (var row : ReferenceFile.FIELD_VALUE.rows()) {
            rows.add(
                    term(
                            row.get("field"),
                            row.get("value_code"),
                            row.get("value_name"),
                            "",
                            row.get("field_name")));
        }
        for (var row : ReferenceFile.PERSON.rows()) {
            rows.add(term(row.get("code_set"), row.get("code"), row.get("name"), "", ""));
        }
        rows.addAll(frequencies(ReferenceFile.FREQUENCY, Lists.FREQUENCY, "code", "latin"));
        rows.addAll(
                frequencies(
                        ReferenceFile.FREQUENCY_WORD,
                        Lists.FREQUENCY_WORD,
                        "freq_code",
                        "freq_code"));
        return ReferenceRows.distinct(rows);
    }

    private static List<Map<String, String>> frequencies(
            ReferenceFile file, String list, String code, String latin) {
        return file.rows().stream()
                .map(row -> term(list, row.get(code), row.get("name"), "", rhythm(row, latin)))
                .toList();
    }

    private static String rhythm(CSVRecord row, String latin) {
        return "%s %s/%s"
                .formatted(row.get(latin), row.get("times_per_period"), row.get("period_days"));
    }

    private static Map<String, String> term(
            String list, String code, String name, String parent, String detail) {
        var row = new LinkedHashMap<String, String>();
        row.put("list", list);
        row.put("code", code);
        row.put("name", name);
        row.put("parent", parent);
        row.put("detail", detail);
        return ReferenceRows.marked(ReferenceRows.dated(row));
    }
}
