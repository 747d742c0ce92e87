package cn.yunfang.shared;

import static cn.yunfang.shared.TestItems.ADD;
import static cn.yunfang.shared.TestItems.NAMES;
import static cn.yunfang.shared.TestItems.add;
import static cn.yunfang.shared.TestItems.name;
import static cn.yunfang.shared.TestItems.nameless;
import static cn.yunfang.shared.TestItems.renameExactly;
import static cn.yunfang.shared.TestItems.row;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values, replies and counts of a round trip. */
class DatabaseModuleTests {
    private static final String LAZY_RANGES =
            """
            select c.relname
            from pg_class c
            join pg_am a on a.oid = c.relam
            where a.amname = 'brin'
              and not coalesce('autosummarize=on' = any(c.reloptions), false)""";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Database database = new Database(TestDatabase.dataSource(), meters);

    @BeforeAll
    static void aTableOfOurOwn() {
        TestItems.createTable();
    }

    @BeforeEach
    void emptyTable() {
        TestItems.emptyTable();
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
    void moreReadsThanOneRoundTripTakesAreAnsweredInOrder() {
        database.commit(add(1, "one"), add(401, "four hundred and one"));

        var replies =
                database.readEach(IntStream.rangeClosed(1, 401).mapToObj(TestItems::name).toList());

        assertThat(replies).hasSize(401);
        assertThat(replies.getFirst()).contains("one");
        assertThat(replies.get(200)).isEmpty();
        assertThat(replies.getLast()).contains("four hundred and one");
        assertThat(database.readEach(List.<Sql<String>>of())).isEmpty();
        assertThat(count("yunfang.database.round.trips")).isEqualTo(4);
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

    private double count(String meter) {
        return meters.counter(meter).count();
    }

    private static boolean isNull(ResultSet row) throws SQLException {
        return row.getString(1) == null;
    }

    private List<String> names(int... nos) {
        return database.read(Sql.list(NAMES, Map.of("nos", nos), row -> row.getString(1)));
    }

    /** Else each look reads all pages that were filled since the last vacuum. */
    @Test
    void everyIndexOfRangesTakesNewPagesInByItself() {
        var lazy = database.read(Sql.list(LAZY_RANGES, Map.of(), row -> row.getString("relname")));
        assertThat(lazy).isEmpty();
    }
}
