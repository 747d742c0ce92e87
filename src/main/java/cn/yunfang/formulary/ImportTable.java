package cn.yunfang.formulary;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** SQL of what adopters imported. */
final class ImportTable {
    /** Which file of a format is in force. */
    record File(String format, String digest, String name, int rows, Instant at) {}

    private static final String CURRENT =
            """
            select distinct on (format) format, digest, file_name, rows, imported_at
            from formulary.imported_file
            order by format, imported_at desc""";

    // one import at a time, whoever starts it
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('formulary.import'))";

    private static final String ADD_FILE =
            """
            insert into formulary.imported_file (format, digest, file_name, rows, imported_at)
            values (:format, :digest, :name, :rows, :at)""";

    private static final String CLEAR =
            """
            delete from formulary.imported_row
            where format = :format""";

    private static final String ADD_ROWS =
            """
            insert into formulary.imported_row (format, row_no, keys, fields)
            select :format, :first + ordinality, string_to_array(keys, '|'), cast(fields as jsonb)
            from unnest(:keys::text[], :fields::text[]) with ordinality
                as fresh (keys, fields, ordinality)""";

    private static final String FIND =
            """
            select fields
            from formulary.imported_row
            where format = :format
              and keys && :keys
            order by row_no""";

    // one statement sees the file and its rows at one moment; none once another took its place
    private static final String ROWS =
            """
            select r.row_no, r.fields
            from formulary.imported_row r
            where r.format = :format
              and :digest = (
                select f.digest
                from formulary.imported_file f
                where f.format = :format
                order by f.imported_at desc
                limit 1)
            order by r.row_no""";

    private ImportTable() {}

    static Sql<List<File>> current() {
        return Sql.list(
                CURRENT,
                Map.of(),
                row ->
                        new File(
                                row.getString("format"),
                                row.getString("digest"),
                                row.getString("file_name"),
                                row.getInt("rows"),
                                row.getTimestamp("imported_at").toInstant()));
    }

    static Sql<@Nullable Void> lock() {
        return Sql.write(LOCK, Map.of());
    }

    static Sql<@Nullable Void> addFile(File file) {
        return Sql.write(
                ADD_FILE,
                Map.of(
                        "format", file.format,
                        "digest", file.digest,
                        "name", file.name,
                        "rows", file.rows,
                        "at", file.at));
    }

    static Sql<@Nullable Void> clear(ImportFormat format) {
        return Sql.write(CLEAR, Map.of("format", format.name()));
    }

    static Sql<@Nullable Void> addRows(ImportFormat format, int first, List<ImportFile.Row> rows) {
        return Sql.write(
                ADD_ROWS,
                Map.of(
                        "format", format.name(),
                        "first", first,
                        "keys",
                                rows.stream()
                                        .map(row -> String.join("|", row.keys()))
                                        .toArray(String[]::new),
                        "fields",
                                rows.stream().map(ImportFile.Row::fields).toArray(String[]::new)));
    }

    static Sql<List<Fields>> find(ImportFormat format, Collection<String> keys) {
        return Sql.list(
                FIND,
                Map.of(
                        "format", format.name(),
                        "keys", keys.stream().map(Names::key).toArray(String[]::new)),
                row -> Fields.parse(row.getString("fields")).orElse(Fields.none()));
    }

    /** All rows of a file in force, each read by {@code reader} as it arrives. */
    static <T> Sql<List<T>> rows(ImportedFile file, BiFunction<Integer, Fields, T> reader) {
        return Sql.list(
                ROWS,
                Map.of("format", file.format().name(), "digest", file.digest()),
                row ->
                        reader.apply(
                                row.getInt("row_no"),
                                Fields.parse(row.getString("fields")).orElse(Fields.none())));
    }

    static Optional<File> of(ImportFormat format, List<File> files) {
        return files.stream().filter(file -> file.format.equals(format.name())).findFirst();
    }
}
