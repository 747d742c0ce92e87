package cn.yunfang.shared;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;

/**
 * One call, one round trip, one commit. The statements of a call are joined by semicolons and sent
 * as one message; PostgreSQL runs them as one implicit transaction (protocol 3, extended query:
 * everything up to Sync commits or fails together). See docs/adr/0001-one-round-trip.md.
 */
@Component
@DependsOnDatabaseInitialization
public class Database {
    /** SQLSTATE raised by {@code shared.refuse} when a guarded write missed. */
    private static final String GUARD = "YF001";

    /** Deadlock and serialization failure: the server chose this one to give way. */
    private static final Set<String> GAVE_WAY = Set.of("40P01", "40001");

    /**
     * The driver splits a message of 256 statements by a Sync of its own, which would commit its
     * first part alone.
     */
    private static final int MOST_STATEMENTS = 200;

    private final DataSource dataSource;
    private final Counter statements;
    private final Counter roundTrips;
    private final Counter commits;
    private final ConcurrentHashMap<String, NamedSql> parsed = new ConcurrentHashMap<>();

    Database(DataSource dataSource, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.statements = meters.counter("yunfang.database.statements");
        this.roundTrips = meters.counter("yunfang.database.round.trips");
        this.commits = meters.counter("yunfang.database.commits");
    }

    /** For programs that run beside the platform. */
    public static Database on(DataSource dataSource) {
        return new Database(dataSource, new SimpleMeterRegistry());
    }

    /** Sends one read. */
    @SuppressWarnings("NullAway") // T itself says whether its reader may answer null
    public <T extends @Nullable Object> T read(Sql<T> sql) {
        var trip = new RoundTrip();
        Supplier<T> reply = trip.add(sql);
        send(trip);
        return reply.get();
    }

    /** Sends many reads, as many at a time as one message takes; their replies in order. */
    public <T> List<T> readEach(List<Sql<T>> reads) {
        var replies = new ArrayList<T>();
        for (int from = 0; from < reads.size(); from += MOST_STATEMENTS) {
            var trip = new RoundTrip();
            var some = reads.subList(from, Math.min(from + MOST_STATEMENTS, reads.size()));
            var asked = some.stream().map(trip::add).toList();
            send(trip);
            asked.forEach(reply -> replies.add(reply.get()));
        }
        return replies;
    }

    /** Sends all reads of the trip as one message; their replies are filled afterwards. */
    public void send(RoundTrip trip) {
        exchange(trip.slots);
    }

    /**
     * Commits all writes together, in order; answers the reason of the first guard that missed, in
     * which case nothing was written. Nothing to write is no round trip.
     */
    public Optional<Reason> commit(Sql<?>... writes) {
        return commit(List.of(writes));
    }

    public Optional<Reason> commit(List<Sql<?>> writes) {
        var trip = new RoundTrip();
        writes.forEach(trip::add);
        return commit(trip);
    }

    /** The same for writes whose trip also reads; the replies are filled when it committed. */
    public Optional<Reason> commit(RoundTrip trip) {
        if (trip.slots.isEmpty()) {
            return Optional.empty();
        }
        try {
            exchange(trip.slots);
            commits.increment();
            return Optional.empty();
        } catch (UncategorizedSQLException e) {
            return Optional.of(refusal(e));
        }
    }

    private static Reason refusal(UncategorizedSQLException e) {
        var cause = e.getSQLException();
        var state = cause == null ? "" : String.valueOf(cause.getSQLState());
        if (cause != null && state.equals(GUARD)) {
            return reasonOf(cause);
        }
        if (GAVE_WAY.contains(state)) {
            return Reason.CHANGED_MEANWHILE;
        }
        throw e;
    }

    private void exchange(List<RoundTrip.Slot<?>> slots) {
        if (slots.size() > MOST_STATEMENTS) {
            throw new IllegalArgumentException(
                    slots.size() + " statements in one round trip; write arrays instead");
        }
        var texts = slots.stream().map(slot -> parse(slot.sql)).toList();
        var text = String.join(";\n", texts.stream().map(NamedSql::positional).toList());
        statements.increment(slots.size());
        roundTrips.increment();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(text)) {
            bind(connection, statement, slots, texts);
            boolean rows = statement.execute();
            for (var slot : slots) {
                fill(slot, statement, rows);
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("round trip", text, e);
        }
    }

    private NamedSql parse(Sql<?> sql) {
        return sql.expected() < 0
                ? parsed.computeIfAbsent(sql.text(), NamedSql::of)
                : parsed.computeIfAbsent(
                        sql.expected() + "|" + sql.otherwise() + "|" + sql.text(),
                        _ -> NamedSql.of(guarded(sql)));
    }

    /** Wraps a write so that the server itself refuses a wrong number of rows. */
    static String guarded(Sql<?> sql) {
        return """
        with done as (
        %s
        returning 1)
        select case when count(*) <> %d then shared.refuse('%s') end from done"""
                .formatted(sql.text().strip(), sql.expected(), sql.otherwise());
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            List<RoundTrip.Slot<?>> slots,
            List<NamedSql> texts)
            throws SQLException {
        int position = 1;
        for (int i = 0; i < slots.size(); i++) {
            Map<String, ? extends @Nullable Object> params = slots.get(i).sql.params();
            for (var name : texts.get(i).names()) {
                if (!params.containsKey(name)) {
                    throw new IllegalArgumentException("no value for :" + name);
                }
                bindOne(connection, statement, position++, params.get(name));
            }
        }
    }

    private static void bindOne(
            Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            // no Describe before it: the driver would guard a described read by a Sync of its own
            case null -> statement.setNull(at, Types.NULL);
            case long[] array -> statement.setObject(at, array);
            case int[] array -> statement.setObject(at, array);
            case short[] array -> statement.setObject(at, array);
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Object[] array ->
                    statement.setArray(at, connection.createArrayOf(elementType(array), array));
            case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
            default -> statement.setObject(at, value);
        }
    }

    private static String elementType(Object[] array) {
        return switch (array) {
            case BigDecimal[] _ -> "numeric";
            case UUID[] _ -> "uuid";
            case LocalDate[] _ -> "date";
            case String[] _ -> "text";
            default -> throw new IllegalArgumentException("no array type for " + array.getClass());
        };
    }

    private static <T extends @Nullable Object> void fill(
            RoundTrip.Slot<T> slot, PreparedStatement statement, boolean rows) throws SQLException {
        if (rows) {
            try (var results = statement.getResultSet()) {
                slot.fill(slot.sql.reader().read(results));
            }
        } else {
            slot.fill(null);
        }
    }

    private static Reason reasonOf(SQLException e) {
        var message = String.valueOf(e.getMessage());
        return Arrays.stream(Reason.values())
                .filter(reason -> message.contains("[" + reason.name() + "]"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(message, e));
    }
}
