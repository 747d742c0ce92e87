package cn.yunfang.national;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of {@code national/fields-*.csv}. Messages of profile C have the rows of the operation
 * they mean, in their own names, but for what {@code national/profile-c-fields.csv} says otherwise.
 */
record FieldRow(
        String operation,
        String path,
        String chinese,
        String type,
        String length,
        String required,
        String codes) {
    private static final String SECRET = "claimSecret";

    /** All rows; the parent of a path stands above it. */
    static List<FieldRow> all() {
        var rows =
                CsvFiles.rows("classpath*:national/fields-*.csv").stream()
                        .map(FieldRow::of)
                        .toList();
        var all = new ArrayList<>(rows);
        var names = new ProfileCNames();
        var own =
                CsvFiles.rows("classpath:national/profile-c-fields.csv").stream()
                        .map(FieldRow::of)
                        .toList();
        ProfileCRoutes.read().stream()
                .collect(toMap(ProfileCRoutes.Route::rules, route -> route, (one, _) -> one))
                .forEach((_, route) -> all.addAll(spelt(route, rows, own, names)));
        return all;
    }

    private static Collection<FieldRow> spelt(
            ProfileCRoutes.Route route,
            List<FieldRow> rows,
            List<FieldRow> own,
            ProfileCNames names) {
        var byPath = new LinkedHashMap<String, FieldRow>();
        rows.stream()
                .filter(row -> row.operation.equals(route.operation()))
                .filter(row -> !row.path.equals(SECRET))
                .map(row -> row.at(route.rules(), names.saidPath(route.release(), row.path)))
                .forEach(row -> byPath.put(row.path, row));
        own.stream()
                .filter(row -> row.operation.equals(route.rules()))
                .forEach(row -> byPath.put(row.path, row));
        return byPath.values();
    }

    private FieldRow at(String otherOperation, String otherPath) {
        return new FieldRow(otherOperation, otherPath, chinese, type, length, required, codes);
    }

    private static FieldRow of(CSVRecord row) {
        return new FieldRow(
                row.get("operation"),
                row.get("path"),
                row.get("chinese"),
                row.get("type"),
                row.get("length"),
                row.get("required"),
                row.get("codes"));
    }
}
