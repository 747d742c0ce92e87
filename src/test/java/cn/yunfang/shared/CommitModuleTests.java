package cn.yunfang.shared;

import static cn.yunfang.shared.TestItems.ADD;
import static cn.yunfang.shared.TestItems.NAMES;
import static cn.yunfang.shared.TestItems.add;
import static cn.yunfang.shared.TestItems.nameless;
import static cn.yunfang.shared.TestItems.renameExactly;
import static cn.yunfang.shared.TestItems.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

/** What is written together is written as a whole or not at all. */
class CommitModuleTests {
    private final Database database = TestDatabases.database();

    @BeforeAll
    static void aTableOfOurOwn() {
        TestItems.createTable();
    }

    @BeforeEach
    void emptyTable() {
        TestItems.emptyTable();
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

    private static List<Sql<?>> many(int count) {
        var writes = new ArrayList<Sql<?>>();
        for (int no = 0; no < count; no++) {
            writes.add(add(no, "many"));
        }
        return writes;
    }

    private List<String> names(int... nos) {
        return database.read(Sql.list(NAMES, Map.of("nos", nos), row -> row.getString(1)));
    }
}
