package cn.yunfang.national;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The code tables of the national interface (§5), read from {@code national/codes.csv}. */
@Component
class CodeTables {
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();

    CodeTables() {
        for (var row : CsvFiles.rows("classpath:national/codes.csv")) {
            tables.computeIfAbsent(row.get("table"), _ -> new LinkedHashMap<>())
                    .put(row.get("code"), row.get("name"));
        }
    }

    /** All values of a table; {@code 1|2|3} is a table written where it is used. */
    Set<String> values(String table) {
        if (table.isEmpty()) {
            return Set.of();
        }
        if (table.contains("|")) {
            return Set.of(table.split("\\|"));
        }
        var values = tables.get(table);
        if (values == null) {
            throw new IllegalStateException("national/codes.csv has no table " + table);
        }
        return values.keySet();
    }

    /** What a code means; "" when the table does not say. */
    String name(String table, String code) {
        return tables.getOrDefault(table, Map.of()).getOrDefault(code, "");
    }
}
