package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseModuleTests {
    private static final String ADD = "insert into shared_test.item (no, name) values (:no, :name)";
    private static final String RENAME = "update shared_test.item set name = :name where no = :no";
    private static final String NAMES = "select name from shared_test.item where no = any(:nos)";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Database database = new Database(TestDatabase.dataSource(), meters);

    @BeforeAll
    static void aTableOfOurOwn() {
        var jdbc = JdbcClient.create(TestDatabase.dataSource());
        jdbc.sql("drop schema if exists shared_test cascade").update();
        jdbc.sql("create schema shared_test").update();
        jdbc.sql("create table shared_test.item (no int primary key, name text)").update();
    }

    @BeforeEach
    void emptyTable() {
        JdbcClient.create(TestDatabase.dataSource()).sql("delete from shared_test.item").update();
    }

    @Test
    void writesOfOneCommitArriveTogether() {
        assertThat(database.commit(add(1, "one"), add(2, "two"), renameExactly(1, "uno")))
                .isEmpty();
        assertThat(names(1, 2)).containsExactlyInAnyOrder("uno", "two");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aMissedGuardAnywhereUndoesEverything(int at) {
        var writes = new ArrayList<Sql<?>>(List.of(add(1, "one"), add(2, "two"), add(3, "three")));
        writes.add(at, renameExactly(99, "nobody"));
        assertThat(database.commit(writes)).contains(Reason.CHANGED_MEANWHILE);
        assertThat(names(1, 2, 3)).isEmpty();
    }

    // the driver sends a Sync of its own accord when it fears a full receive buffer; once it has
    // described a statement it knows the size of its rows, so this takes several rounds
    @Test
    void aMissedGuardUndoesWhatStoodBeforeAReadHoweverOftenItWasPrepared() {
        for (int round = 0; round < 12; round++) {
            var trip = new RoundTrip();
            trip.add(add(round, "kept by mistake"));
            trip.add(Sql.write(ADD, nameless(100 + round)));
            trip.add(Sql.list(NAMES, Map.of("nos", new int[] {round}), row -> row.getString(1)));
            trip.add(renameExactly(99, "nobody"));
            assertThat(database.commit(trip)).contains(Reason.CHANGED_MEANWHILE);
            assertThat(names(round)).as("round %d", round).isEmpty();
        }
    }

    @Test
    void aMissedGuardUndoesAsManyStatementsAsARoundTripTakes() {
        for (int round = 0; round < 8; round++) {
            var writes = many(199);
            writes.add(renameExactly(999, "nobody"));
            assertThat(database.commit(writes)).contains(Reason.CHANGED_MEANWHILE);
            assertThat(names(0, 1, 197, 198)).isEmpty();
        }
    }

    // 256 statements would be split by the driver and commit in two parts
    @Test
    void moreStatementsThanCanFailTogetherAreAFault() {
        assertThatThrownBy(() -> database.commit(many(201)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(names(0)).isEmpty();
    }

    @Test
    void aFaultInTheMiddleUndoesEverything() {
        var broken = Sql.write("insert into shared_test.nowhere values (1)", Map.of());
        assertThatThrownBy(() -> database.commit(add(1, "one"), broken, add(2, "two")))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThatThrownBy(() -> database.commit(add(1, "one"), add(1, "again")))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(names(1, 2)).isEmpty();
    }

    @Test
    void theFirstMissedGuardNamesTheReason() {
        var second = Sql.writeExactly(2, ADD, row(2, "two"), Reason.BUSY);
        assertThat(database.commit(add(1, "one"), second, renameExactly(99, "x")))
                .contains(Reason.BUSY);
    }

    @Test
    void aGuardCountsEveryRowOfAConflictingInsert() {
        var once =
                Sql.writeExactly(
                        1, ADD + " on conflict do nothing", row(7, "seven"), Reason.REPLAYED);
        assertThat(database.commit(once)).isEmpty();
        assertThat(database.commit(once)).contains(Reason.REPLAYED);
    }

    @Test
    void repliesComeInTheOrderAsked() {
        database.commit(add(1, "one"), add(2, "two"));
        var trip = new RoundTrip();
        var two = trip.add(name(2));
        var none = trip.add(name(3));
        var one = trip.add(name(1));
        database.send(trip);
        assertThat(two.get()).contains("two");
        assertThat(none.get()).isEmpty();
        assertThat(one.get()).contains("one");
    }

    @Test
    void aReplyAskedBeforeTheTripIsAFault() {
        var reply = new RoundTrip().add(name(1));
        assertThatThrownBy(reply::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsAmongWritesSeeWhatWasWrittenBeforeThem() {
        var trip = new RoundTrip();
        var before = trip.add(name(1));
        trip.add(add(1, "one"));
        var after = trip.add(name(1));
        assertThat(database.commit(trip)).isEmpty();
        assertThat(before.get()).isEmpty();
        assertThat(after.get()).contains("one");
    }

    @Test
    void everyKindOfValueComesBackAsItWent() {
        var at = Instant.parse("2026-11-24T04:05:06.789012Z");
        var key = UUID.randomUUID();
        var params = new LinkedHashMap<String, Object>();
        params.put("at", at);
        params.put("key", key);
        params.put("day", LocalDate.of(2026, 2, 28));
        params.put("amount", new BigDecimal("1.5000"));
        params.put("bytes", new byte[] {0, 1, -1});
        params.put("yes", true);
        params.put("texts", new String[] {"甲", "a,\"b'", ""});
        params.put("ints", new int[] {1, -2});
        params.put("longs", new long[] {Long.MAX_VALUE});
        params.put("shorts", new short[] {7});
        params.put("amounts", new BigDecimal[] {new BigDecimal("0.0001"), BigDecimal.TEN});
        params.put("keys", new UUID[] {key});
        var text =
                """
                select :at::timestamptz, :key::uuid, :day::date, :amount::numeric, :bytes::bytea,
                       :yes::boolean, :texts::text[], :ints::int[], :longs::bigint[],
                       :shorts::smallint[], :amounts::numeric[], :keys::uuid[]""";

        var values = database.read(Sql.first(text, params, DatabaseModuleTests::everyKind));

        assertThat(values.orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                at,
                                key,
                                LocalDate.of(2026, 2, 28),
                                new BigDecimal("1.5000"),
                                new byte[] {0, 1, -1},
                                true,
                                new String[] {"甲", "a,\"b'", ""},
                                new Integer[] {1, -2},
                                new Long[] {Long.MAX_VALUE},
                                new Short[] {7},
                                new BigDecimal[] {new BigDecimal("0.0001"), BigDecimal.TEN},
                                new UUID[] {key}));
    }

    private static List<Object> everyKind(ResultSet row) throws SQLException {
        return List.of(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getBigDecimal(4),
                row.getBytes(5),
                row.getBoolean(6),
                row.getArray(7).getArray(),
                row.getArray(8).getArray(),
                row.getArray(9).getArray(),
                row.getArray(10).getArray(),
                row.getArray(11).getArray(),
                row.getArray(12).getArray());
    }

    @Test
    void nullIsNull() {
        assertThat(database.commit(Sql.write(ADD, nameless(5)))).isEmpty();
        assertThat(
                        database.read(
                                Sql.list(
                                        NAMES,
                                        Map.of("nos", new int[] {5}),
                                        DatabaseModuleTests::isNull)))
                .containsExactly(true);
    }

    @Test
    void aForgottenParameterIsAFault() {
        var forgetful = Sql.write(ADD, Map.of("no", 1));
        assertThatThrownBy(() -> database.commit(forgetful))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":name");
    }

    @Test
    void countsOneRoundTripPerCallAndOneCommitPerWritingCall() {
        database.commit(add(1, "one"), add(2, "two"), renameExactly(1, "uno"));
        names(1);
        database.commit(renameExactly(99, "nobody"));
        database.commit(List.of());
        assertThat(count("yunfang.database.round.trips")).isEqualTo(3);
        assertThat(count("yunfang.database.commits")).isEqualTo(1);
    }

    @Test
    void losingTheConnectionWritesNothingAndTheNextCallWorks() {
        var cut =
                Sql.read(
                        "select pg_terminate_backend(pg_backend_pid())", Map.of(), ResultSet::next);
        assertThatThrownBy(() -> database.commit(add(1, "one"), cut, add(2, "two")))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(names(1, 2)).isEmpty();
        assertThat(database.commit(add(1, "one"))).isEmpty();
    }

    @Test
    void ofTwoThatLockEachOtherOneGivesWay() throws Exception {
        database.commit(add(1, "a"), add(2, "b"));
        var slow = Sql.read("select pg_sleep(0.3)", Map.of(), ResultSet::next);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one =
                    threads.submit(
                            () ->
                                    database.commit(
                                            renameExactly(1, "x"), slow, renameExactly(2, "x")));
            var other =
                    threads.submit(
                            () ->
                                    database.commit(
                                            renameExactly(2, "y"), slow, renameExactly(1, "y")));
            assertThat(List.of(one.get(), other.get()))
                    .containsExactlyInAnyOrder(
                            Optional.empty(), Optional.of(Reason.CHANGED_MEANWHILE));
        }
        assertThat(names(1, 2)).isIn(List.of("x", "x"), List.of("y", "y"));
    }

    private double count(String meter) {
        return meters.counter(meter).count();
    }

    private static boolean isNull(ResultSet row) throws SQLException {
        return row.getString(1) == null;
    }

    private static List<Sql<?>> many(int count) {
        var writes = new ArrayList<Sql<?>>();
        for (int no = 0; no < count; no++) {
            writes.add(add(no, "many"));
        }
        return writes;
    }

    private static Map<String, Object> row(int no, String name) {
        return Map.of("no", no, "name", name);
    }

    private static Map<String, @Nullable Object> nameless(int no) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("no", no);
        params.put("name", null);
        return params;
    }

    private static Sql<Optional<String>> name(int no) {
        return Sql.first(NAMES, Map.of("nos", new int[] {no}), row -> row.getString(1));
    }

    private static Sql<@Nullable Void> add(int no, String name) {
        return Sql.write(ADD, Map.of("no", no, "name", name));
    }

    private static Sql<@Nullable Void> renameExactly(int no, String name) {
        return Sql.writeExactly(
                1, RENAME, Map.of("no", no, "name", name), Reason.CHANGED_MEANWHILE);
    }

    private List<String> names(int... nos) {
        return database.read(Sql.list(NAMES, Map.of("nos", nos), row -> row.getString(1)));
    }
}
