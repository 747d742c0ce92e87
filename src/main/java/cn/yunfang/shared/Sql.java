package cn.yunfang.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters, ready to travel together with others in a {@link Database}
 * round trip. Table classes make them; use cases send them.
 *
 * @param text SQL with {@code :named} parameters
 * @param params value by name; arrays go as Java arrays
 * @param expected the number of rows a write must touch, −1 for any
 * @param otherwise what it means when it touched another number
 */
public record Sql<T extends @Nullable Object>(
        String text,
        Map<String, ? extends @Nullable Object> params,
        Reader<T> reader,
        int expected,
        @Nullable Reason otherwise) {

    /** Turns the whole result into a value. */
    @FunctionalInterface
    public interface Reader<T extends @Nullable Object> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> Sql<T> read(String text, Map<String, ?> params, Reader<T> reader) {
        return new Sql<>(text, params, reader, -1, null);
    }

    public static <T> Sql<List<T>> list(String text, Map<String, ?> params, RowReader<T> reader) {
        return read(
                text,
                params,
                rows -> {
                    var all = new ArrayList<T>();
                    while (rows.next()) {
                        all.add(reader.read(rows));
                    }
                    return List.copyOf(all);
                });
    }

    public static <T> Sql<Optional<T>> first(
            String text, Map<String, ?> params, RowReader<T> reader) {
        return read(
                text,
                params,
                rows -> rows.next() ? Optional.of(reader.read(rows)) : Optional.empty());
    }

    /** The same statement, answering what is made of its answer. */
    public <R> Sql<R> map(Function<T, R> made) {
        return new Sql<>(text, params, rows -> made.apply(reader.read(rows)), expected, otherwise);
    }

    /** An array of texts in a row. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** A write that may touch any number of rows. */
    public static Sql<@Nullable Void> write(
            String text, Map<String, ? extends @Nullable Object> params) {
        return new Sql<>(text, params, rows -> null, -1, null);
    }

    /**
     * A write that must touch exactly so many rows; else the whole round trip is undone and the
     * commit answers the reason. The text must be a plain insert, update or delete without {@code
     * returning}.
     */
    public static Sql<@Nullable Void> writeExactly(
            int expected,
            String text,
            Map<String, ? extends @Nullable Object> params,
            Reason otherwise) {
        return new Sql<>(text, params, rows -> null, expected, otherwise);
    }
}
