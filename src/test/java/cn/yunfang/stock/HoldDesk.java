package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.TestDatabases;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Two pharmacies with three drugs and those who hold some. */
abstract class HoldDesk {
    // so far off that no running platform frees the holds of this test
    static final Instant NOON = Instant.parse("2099-11-24T04:00:00Z");
    static final Instant DUE = NOON.plus(Duration.ofMinutes(30));
    private static final AtomicLong SERIAL =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    static final List<String> DRUGS = List.of("A", "B", "C");

    final Database database = TestDatabases.database();
    final Stocks stocks = new Stocks();
    final String here = "P" + UUID.randomUUID();
    final String there = "P" + UUID.randomUUID();

    static PrescriptionId aPrescription() {
        return new PrescriptionId(new Bucket(7), SERIAL.incrementAndGet());
    }

    static Hold hold(PrescriptionId id, int line, String pharmacy, String drug, int packs) {
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

    void report(String pharmacy, int packs) {
        var shelf =
                DRUGS.stream()
                        .map(
                                drug ->
                                        new Stocks.Shelf(
                                                drug, BigDecimal.valueOf(packs), BigDecimal.ONE))
                        .toList();
        assertThat(database.commit(stocks.report(pharmacy, shelf, NOON))).isEmpty();
    }

    Optional<Reason> place(Hold... all) {
        return database.commit(Holds.place(List.of(all)));
    }

    Optional<Reason> sell(String drug, int packs, Hold... own) {
        return database.commit(
                stocks.take(here, Map.of(drug, BigDecimal.valueOf(packs)), List.of(own)));
    }

    int free(String pharmacy, String drug) {
        return database.read(stocks.offers(List.of(pharmacy), List.of(drug)))
                .getFirst()
                .quantity()
                .intValueExact();
    }

    List<Hold> of(PrescriptionId id) {
        return database.read(Holds.of(id));
    }
}
