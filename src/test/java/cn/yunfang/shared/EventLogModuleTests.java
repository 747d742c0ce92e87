package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers read the log row by row, each behind a cursor of its own. */
class EventLogModuleTests {
    private final Database database = TestDatabases.database();
    private final IdBlocks ids = new IdBlocks(database);
    private final String consumer = "test." + UUID.randomUUID();
    private final String name = "Told" + UUID.randomUUID();

    @BeforeEach
    void fromNowOn() {
        database.commit(
                Sql.write(
                        "insert into shared.consumer (name, xid, id)"
                                + " values (:name, pg_snapshot_xmin(pg_current_snapshot()), 0)",
                        Map.of("name", consumer)));
    }

    @Test
    void readsWhatIsNamedInItsOrderAndPassesTheRest() {
        var told = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            told.add(tell(name, i));
            tell("Other", i);
        }

        var read = new ArrayList<Long>();
        EventLog.Fresh fresh;
        do {
            fresh = next(3);
            fresh.entries().forEach(entry -> read.add(entry.id()));
            assertThat(move(fresh)).isEmpty();
        } while (fresh.read() > 0);

        assertThat(read).isEqualTo(told);
        assertThat(next(3).entries()).isEmpty();
    }

    @Test
    void tellsWhatWasToldAboutWhat() {
        long id = tell(name, 7);

        var entry = everything().getFirst();

        assertThat(entry.id()).isEqualTo(id);
        assertThat(entry.subject()).isEqualTo(subject(7));
        assertThat(entry.told().name()).isEqualTo(name);
        assertThat(entry.told().institution()).isEqualTo("H1");
        assertThat(entry.told().actor()).isEqualTo("D1");
        assertThat(entry.told().facts().text("figure")).isEqualTo("7");
        assertThat(database.read(EventLog.of(new Bucket(1), List.of(1007L), Set.of(name))))
                .extracting(EventLog.Entry::id)
                .containsExactly(id);
        assertThat(database.read(EventLog.of(new Bucket(1), List.of(1007L), Set.of("Other"))))
                .isEmpty();
    }

    @Test
    void ofTwoReadersOneMovesTheCursor() {
        tell(name, 1);
        var one = next(100);
        var other = next(100);

        assertThat(move(one)).isEmpty();
        assertThat(move(other)).contains(Reason.CHANGED_MEANWHILE);
    }

    // others tell things at the same time, so it may take several readings
    private List<EventLog.Entry> everything() {
        var all = new ArrayList<EventLog.Entry>();
        while (all.isEmpty()) {
            var fresh = next(100);
            all.addAll(fresh.entries());
            move(fresh);
        }
        return all;
    }

    private EventLog.Fresh next(int most) {
        return database.read(EventLog.next(consumer, Set.of(name), most));
    }

    private Optional<Reason> move(EventLog.Fresh fresh) {
        return database.commit(EventLog.move(consumer, fresh.from(), fresh.to()));
    }

    private long tell(String what, int figure) {
        long id = ids.next();
        var by = new Caller(Caller.Role.MEDICAL, "H1", "D1", Optional.empty());
        var event = new Event(subject(figure), what, TestClock.now(), by, Map.of("figure", figure));
        assertThat(database.commit(event.insert(id))).isEmpty();
        return id;
    }

    private static PrescriptionId subject(int figure) {
        return new PrescriptionId(new Bucket(1), 1000 + figure);
    }

    @Test
    void whoIsAskedForNothingGoesOnFromTheEnd() {
        tell(name, 1);
        while (next(1).read() == 0) {
            Thread.onSpinWait();
        }
        assertThat(database.commit(EventLog.skip(consumer))).isEmpty();
        assertThat(next(100).entries()).isEmpty();

        long later = tell(name, 2);

        assertThat(everything()).extracting(EventLog.Entry::id).containsExactly(later);
    }

    @ParameterizedTest
    @ValueSource(strings = {EventLog.NEXT, EventLog.COUNT})
    void readingBeginsAtTheCursorAndNotAtTheBeginning(String text) {
        var trip = new RoundTrip();
        trip.add(Sql.read("select set_config('enable_seqscan', 'off', true)", Map.of(), _ -> true));
        var plan =
                trip.add(
                        Sql.list(
                                "explain " + text,
                                Map.of(
                                        "consumer",
                                        consumer,
                                        "names",
                                        new String[] {name},
                                        "most",
                                        100),
                                row -> row.getString(1)));
        database.send(trip);

        assertThat(String.join("\n", plan.get()))
                .containsPattern("Index Cond: \\(\\(ROW\\((e\\.)?xid, (e\\.)?id\\) > ROW");
    }
}
