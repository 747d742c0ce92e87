package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is put aside on a shelf is nobody else's. */
class HoldsModuleTests extends HoldDesk {
    @Test
    void othersSeeWhatIsLeft() {
        report(here, 5);
        var id = aPrescription();

        assertThat(place(hold(id, 1, here, "A", 3), hold(id, 2, here, "A", 1))).isEmpty();

        assertThat(free(here, "A")).isEqualTo(1);
        assertThat(database.read(stocks.quantities(here, List.of("A"))).get("A"))
                .isEqualByComparingTo("1");
        assertThat(database.read(stocks.shelves(List.of(here), List.of("A"))).get(here))
                .singleElement()
                .satisfies(shelf -> assertThat(shelf.quantity()).isEqualByComparingTo("1"));
        assertThat(place(hold(aPrescription(), 1, here, "A", 2)))
                .contains(Reason.CHANGED_MEANWHILE);
        assertThat(database.read(Holds.at(here, NOON))).hasSize(2);
        assertThat(database.read(Holds.at(here, DUE))).isEmpty();
    }

    @Test
    void lastBoxWantedByTwoAtOnceIsHeldOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            report(here, 1);
            var one = hold(aPrescription(), 1, here, "A", 1);
            var other = hold(aPrescription(), 1, here, "A", 1);

            var done = atOnce(() -> place(one), () -> place(other));

            assertThat(done).containsOnlyOnce(Optional.empty());
            assertThat(free(here, "A")).isZero();
            assertThat(of(one.id()).size() + of(other.id()).size()).isEqualTo(1);
            of(one.id()).forEach(hold -> database.commit(Holds.end(List.of(hold))));
            of(other.id()).forEach(hold -> database.commit(Holds.end(List.of(hold))));
        }
    }

    @Test
    void lastBoxHeldAndSoldAtOnceIsOneOfTheTwo() throws Exception {
        for (int round = 0; round < 20; round++) {
            report(here, 1);
            var wanted = hold(aPrescription(), 1, here, "A", 1);

            var done = atOnce(() -> place(wanted), () -> sell("A", 1));

            var held = of(wanted.id());
            assertThat(done.getFirst().isEmpty()).isEqualTo(!held.isEmpty());
            assertThat(done.getLast())
                    .isEqualTo(
                            held.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(Reason.HELD_FOR_OTHERS));
            held.forEach(hold -> database.commit(Holds.end(List.of(hold))));
        }
    }

    @Test
    void heldGoodsAreSoldToTheHolderAlone() {
        report(here, 3);
        var mine = hold(aPrescription(), 1, here, "A", 2);
        place(mine);

        assertThat(sell("A", 2)).contains(Reason.HELD_FOR_OTHERS);
        assertThat(sell("A", 1)).isEmpty();
        assertThat(sell("A", 2, mine)).isEmpty();

        assertThat(of(mine.id())).isEmpty();
        assertThat(free(here, "A")).isZero();
        assertThat(sell("A", 2, mine)).contains(Reason.CHANGED_MEANWHILE);
    }

    @Test
    void holderGetsHisThoughThePharmacyReportsLess() {
        report(here, 5);
        var mine = hold(aPrescription(), 1, here, "A", 3);
        var others = hold(aPrescription(), 1, here, "A", 2);
        place(mine);
        place(others);
        report(here, 3);

        assertThat(free(here, "A")).isZero();
        assertThat(sell("A", 1)).contains(Reason.HELD_FOR_OTHERS);
        assertThat(sell("A", 3, mine)).isEmpty();
        assertThat(of(others.id())).hasSize(1);
    }

    @Test
    void anotherPharmacyFreesTheFormerInTheSameCommit() {
        report(here, 2);
        report(there, 1);
        var id = aPrescription();
        place(hold(id, 1, here, "A", 2));

        assertThat(place(hold(id, 1, there, "A", 2))).contains(Reason.CHANGED_MEANWHILE);
        assertThat(of(id)).singleElement().matches(one -> one.isAt(here));
        assertThat(place(hold(id, 1, there, "A", 1))).isEmpty();

        assertThat(of(id)).singleElement().matches(one -> one.isAt(there));
        assertThat(free(here, "A")).isEqualTo(2);
        assertThat(free(there, "A")).isZero();
    }

    @Test
    void whoFetchesKeepsItsOwnAndFreesTheOthers() {
        report(here, 2);
        report(there, 2);
        var id = aPrescription();
        place(hold(id, 1, here, "A", 2));
        place(hold(id, 2, there, "B", 2));
        var lease = DUE.plusSeconds(600);
        var before = of(id).stream().filter(one -> one.isAt(here)).toList();

        database.commit(Holds.keep(id, List.of(1, 2), new Holds.Keeper(here, lease, NOON)));

        assertThat(of(id)).singleElement().matches(one -> one.dueAt().equals(lease));
        assertThat(free(there, "B")).isEqualTo(2);
        // those who read it as due before it was fetched do not free it any more
        assertThat(database.commit(Holds.end(before))).contains(Reason.CHANGED_MEANWHILE);
        database.commit(
                Holds.keep(id, List.of(1), new Holds.Keeper(here, lease.plusSeconds(9), lease)));
        assertThat(of(id)).as("over is over").allMatch(one -> one.dueAt().equals(lease));
        assertThat(database.read(Holds.due(lease))).anyMatch(one -> one.id().equals(id));
        database.commit(Holds.release(id, List.of(1)));
        assertThat(of(id)).isEmpty();
        assertThat(free(here, "A")).isEqualTo(2);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> after(start, one));
            var second = threads.submit(() -> after(start, other));
            return List.of(first.get(), second.get());
        }
    }

    private static <T> T after(CyclicBarrier start, Callable<T> step) throws Exception {
        start.await();
        return step.call();
    }
}
