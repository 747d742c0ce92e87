package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import cn.yunfang.shared.TestDatabases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is put aside on a shelf is nobody else's. */
class HoldsModuleTests {
    // so far off that no running platform frees the holds of this test
    private static final Instant NOON = Instant.parse("2099-11-24T04:00:00Z");
    private static final Instant DUE = NOON.plus(Duration.ofMinutes(30));
    private static final AtomicLong SERIAL =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    private static final List<String> DRUGS = List.of("A", "B", "C");

    private final Database database = TestDatabases.database();
    private final Stocks stocks = new Stocks();
    private final String here = "P" + UUID.randomUUID();
    private final String there = "P" + UUID.randomUUID();

    private static PrescriptionId aPrescription() {
        return new PrescriptionId(new Bucket(7), SERIAL.incrementAndGet());
    }

    private static Hold hold(PrescriptionId id, int line, String pharmacy, String drug, int packs) {
        return new Hold(
                id,
                line,
                SERIAL.incrementAndGet(),
                "RX" + id.number(),
                pharmacy,
                drug,
                BigDecimal.valueOf(packs),
                new BigDecimal("12.5"),
                new BigDecimal("13"),
                NOON,
                DUE);
    }

    private void report(String pharmacy, int packs) {
        var shelf =
                DRUGS.stream()
                        .map(
                                drug ->
                                        new Stocks.Shelf(
                                                drug, BigDecimal.valueOf(packs), BigDecimal.ONE))
                        .toList();
        assertThat(database.commit(stocks.report(pharmacy, shelf, NOON))).isEmpty();
    }

    private Optional<Reason> place(Hold... all) {
        return database.commit(Holds.place(List.of(all)));
    }

    private Optional<Reason> sell(String drug, int packs, Hold... own) {
        return database.commit(
                stocks.take(here, Map.of(drug, BigDecimal.valueOf(packs)), List.of(own)));
    }

    private int free(String pharmacy, String drug) {
        return database.read(stocks.offers(List.of(pharmacy), List.of(drug)))
                .getFirst()
                .quantity()
                .intValueExact();
    }

    private List<Hold> of(PrescriptionId id) {
        return database.read(Holds.of(id));
    }

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

        database.commit(Holds.keep(id, List.of(1, 2), new Holds.Keeper(here, lease, NOON)));

        assertThat(of(id)).singleElement().matches(one -> one.dueAt().equals(lease));
        assertThat(free(there, "B")).isEqualTo(2);
        // those who read it as due before it was fetched do not free it any more
        assertThat(database.commit(Holds.end(List.of(hold(id, 1, here, "A", 2)))))
                .contains(Reason.CHANGED_MEANWHILE);
        database.commit(
                Holds.keep(id, List.of(1), new Holds.Keeper(here, lease.plusSeconds(9), lease)));
        assertThat(of(id)).as("over is over").allMatch(one -> one.dueAt().equals(lease));
        assertThat(database.read(Holds.due(lease))).anyMatch(one -> one.id().equals(id));
        database.commit(Holds.release(id, List.of(1)));
        assertThat(of(id)).isEmpty();
        assertThat(free(here, "A")).isEqualTo(2);
    }

    /** Whatever happens at once, what is held is the sum of the holds and is on the shelf. */
    @Test
    void holdsAndShelfAgreeAfterAThousandStepsAtOnce() throws Exception {
        report(here, 40);
        report(there, 40);
        var ids = IntStream.range(0, 12).mapToObj(_ -> aPrescription()).toList();
        var steps = new ArrayList<Callable<Optional<Reason>>>();
        for (int i = 0; i < 1_000; i++) {
            var random = new java.util.Random(i);
            steps.add(() -> step(random, ids.get(random.nextInt(ids.size()))));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(steps)) {
                one.get();
            }
        }

        for (var pharmacy : List.of(here, there)) {
            for (var drug : DRUGS) {
                var held =
                        ids.stream()
                                .flatMap(id -> of(id).stream())
                                .filter(one -> one.isAt(pharmacy) && one.drugCode().equals(drug))
                                .map(Hold::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(held(pharmacy, drug)).isEqualByComparingTo(held);
                assertThat(quantity(pharmacy, drug)).isGreaterThanOrEqualTo(held);
            }
        }
        var packs = quantity(here, "A").add(quantity(there, "A"));
        assertThat(packs).as("something was sold").isLessThan(BigDecimal.valueOf(80));
    }

    private Optional<Reason> step(RandomGenerator random, PrescriptionId id) {
        var pharmacy = random.nextBoolean() ? here : there;
        var drug = DRUGS.get(random.nextInt(DRUGS.size()));
        var own = of(id);
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                    place(
                            hold(id, 1, pharmacy, drug, 1 + random.nextInt(9)),
                            hold(id, 2, pharmacy, "B", 1 + random.nextInt(9)));
            case 2 -> own.isEmpty() ? Optional.empty() : database.commit(Holds.end(own));
            case 3 -> database.commit(Holds.release(id, List.of(1, 2)));
            case 4 ->
                    own.isEmpty()
                            ? Optional.empty()
                            : database.commit(
                                    stocks.take(
                                            own.getFirst().pharmacy(),
                                            Map.of(
                                                    own.getFirst().drugCode(),
                                                    own.getFirst().quantity()),
                                            own.stream()
                                                    .filter(
                                                            one ->
                                                                    one.isAt(
                                                                            own.getFirst()
                                                                                    .pharmacy()))
                                                    .toList()));
            default ->
                    database.commit(stocks.take(pharmacy, Map.of(drug, BigDecimal.ONE), List.of()));
        };
    }

    private BigDecimal held(String pharmacy, String drug) {
        return amount("held", pharmacy, drug);
    }

    private BigDecimal quantity(String pharmacy, String drug) {
        return amount("quantity", pharmacy, drug);
    }

    private BigDecimal amount(String column, String pharmacy, String drug) {
        return database.read(
                        Sql.first(
                                """
                                select %s as amount
                                from stock.item
                                where pharmacy = :pharmacy
                                  and drug_code = :drug"""
                                        .formatted(column),
                                Map.of("pharmacy", pharmacy, "drug", drug),
                                row -> row.getBigDecimal("amount")))
                .orElseThrow();
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
