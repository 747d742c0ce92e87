package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacksModuleTests {
    private static final String ONE = "P32010100001";
    private static final String OTHER = "P32010100002";
    private static final String DRUG = "XN02BEA036A001010100001";
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final PrescriptionId RX = new PrescriptionId(new Bucket(7), 42);
    private static final AtomicLong SALES = new AtomicLong(1);

    private final Database database = TestDatabases.database();
    private final Packs packs = new Packs();

    @Test
    void sellsAPackOnce() {
        var code = aTraceCode();

        assertThat(sell(ONE, 11, whole(code))).isEmpty();

        assertThat(sell(ONE, 12, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
        assertThat(sell(OTHER, 13, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
        assertThat(history(code)).extracting(PackSale::sale).containsExactly(11L);
    }

    @Test
    void sellsAllPacksOrNone() {
        var sold = aTraceCode();
        var fresh = aTraceCode();
        sell(ONE, 21, whole(sold));

        assertThat(sell(OTHER, 22, whole(fresh), whole(sold))).contains(Reason.PACK_ALREADY_SOLD);

        assertThat(history(fresh)).isEmpty();
        assertThat(sell(OTHER, 23, whole(fresh))).isEmpty();
    }

    @Test
    void returnedPackIsSoldAgainByItsOwnPharmacyOnly() {
        var code = aTraceCode();
        sell(ONE, 31, whole(code));
        takeBack(31, code);

        assertThat(sell(OTHER, 32, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
        assertThat(sell(ONE, 33, new Packs.Pack(code, "ANOTHER-DRUG", false)))
                .contains(Reason.PACK_ALREADY_SOLD);
        assertThat(sell(ONE, 34, whole(code))).isEmpty();
        assertThat(sell(ONE, 35, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void lateReturnOfAnEarlierSaleDoesNotFreeAPackSoldAgain() {
        var code = aTraceCode();
        sell(ONE, 41, whole(code));
        takeBack(41, code);
        sell(ONE, 42, whole(code));

        takeBack(41, code);

        assertThat(sell(ONE, 43, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void openedPackIsSoldInPartsByItsOwnPharmacy() {
        var code = aTraceCode();

        assertThat(sell(ONE, 51, part(code))).isEmpty();
        assertThat(sell(ONE, 52, part(code))).isEmpty();

        assertThat(sell(OTHER, 53, part(code))).contains(Reason.PACK_ALREADY_SOLD);
        assertThat(history(code)).extracting(PackSale::sale).containsExactly(51L, 52L);
    }

    @Test
    void openedPackIsNeverSoldWholeEvenAfterAReturn() {
        var code = aTraceCode();
        sell(ONE, 61, part(code));
        assertThat(sell(ONE, 62, whole(code))).contains(Reason.PACK_ALREADY_SOLD);

        takeBack(61, code);

        assertThat(sell(ONE, 63, whole(code))).contains(Reason.PACK_ALREADY_SOLD);
        assertThat(sell(ONE, 64, part(code))).isEmpty();
    }

    @Test
    void packSoldWholeIsNotSoldInParts() {
        var code = aTraceCode();
        sell(ONE, 71, whole(code));

        assertThat(sell(ONE, 72, part(code))).contains(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void returnedPackMayBeOpened() {
        var code = aTraceCode();
        sell(ONE, 81, whole(code));
        takeBack(81, code);

        assertThat(sell(ONE, 82, part(code))).isEmpty();
        assertThat(sell(ONE, 83, part(code))).isEmpty();
    }

    @Test
    void historyTellsWhoSoldWhatToWhomAndWhatCameBack() {
        var code = aTraceCode();
        sell(ONE, 91, whole(code));
        takeBack(91, code);
        sell(ONE, 92, whole(code));

        assertThat(history(code))
                .containsExactly(
                        new PackSale(
                                code,
                                DRUG,
                                ONE,
                                RX,
                                91,
                                false,
                                NOON,
                                Optional.of(NOON.plusSeconds(60))),
                        new PackSale(code, DRUG, ONE, RX, 92, false, NOON, Optional.empty()));
    }

    @Test
    void ofTwoPharmaciesSellingOnePackExactlyOneWins() throws Exception {
        for (int round = 0; round < 100; round++) {
            var code = aTraceCode();

            var answers =
                    atOnce(
                            () -> sell(ONE, SALES.incrementAndGet(), whole(code)),
                            () -> sell(OTHER, SALES.incrementAndGet(), whole(code)));

            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            Optional.empty(), Optional.of(Reason.PACK_ALREADY_SOLD));
            assertThat(history(code)).hasSize(1);
        }
    }

    @Test
    void salesNamingTheSamePacksInOppositeOrderDoNotDeadlock() throws Exception {
        for (int round = 0; round < 100; round++) {
            var codes = List.of(aTraceCode(), aTraceCode(), aTraceCode(), aTraceCode());
            var there = codes.stream().map(PacksModuleTests::whole).toArray(Packs.Pack[]::new);
            var back =
                    codes.reversed().stream()
                            .map(PacksModuleTests::whole)
                            .toArray(Packs.Pack[]::new);

            var answers =
                    atOnce(
                            () -> sell(ONE, SALES.incrementAndGet(), there),
                            () -> sell(OTHER, SALES.incrementAndGet(), back));

            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            Optional.empty(), Optional.of(Reason.PACK_ALREADY_SOLD));
        }
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        var answers = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    List.of(one, other).stream()
                            .map(
                                    task ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return task.call();
                                                    }))
                            .toList();
            for (var answer : running) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Optional<Reason> sell(String pharmacy, long sale, Packs.Pack... some) {
        return database.commit(packs.sell(List.of(some), pharmacy, RX, sale, NOON));
    }

    private void takeBack(long sale, String... codes) {
        assertThat(database.commit(packs.takeBack(List.of(codes), sale, NOON.plusSeconds(60))))
                .isEmpty();
    }

    private List<PackSale> history(String code) {
        return database.read(packs.history(code));
    }

    private static Packs.Pack whole(String code) {
        return new Packs.Pack(code, DRUG, false);
    }

    private static Packs.Pack part(String code) {
        return new Packs.Pack(code, DRUG, true);
    }

    private static String aTraceCode() {
        return "8" + UUID.randomUUID().toString().replace("-", "").substring(0, 19);
    }
}
