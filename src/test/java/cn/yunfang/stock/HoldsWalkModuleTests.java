package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand holds, sales and releases at once. */
class HoldsWalkModuleTests extends HoldDesk {
    /** Whatever happens at once, what is held is the sum of the holds and is on the shelf. */
    @Test
    void holdsAndShelfAgreeAfterAThousandStepsAtOnce() throws Exception {
        report(here, 40);
        report(there, 40);
        var ids = IntStream.range(0, 12).mapToObj(_ -> aPrescription()).toList();
        var steps = new ArrayList<Callable<Optional<Reason>>>();
        for (int i = 0; i < 1_000; i++) {
            var random = new Random(i);
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
}
