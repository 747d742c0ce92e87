package cn.yunfang.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import cn.yunfang.shared.TestDatabases;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StocksModuleTests {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Database database = TestDatabases.database();
    private final Stocks stocks = new Stocks();
    private final String pharmacy = "P" + UUID.randomUUID();

    @Test
    void knowsNothingOfADrugNeverReported() {
        report(item("A", "5", "12.5"));

        assertThat(quantities("A", "B")).containsOnlyKeys("A");
    }

    @Test
    void laterReportReplacesAnEarlierOneAndNotTheOtherWayRound() {
        report(NOON, item("A", "5", "12.5"));
        report(NOON.plusSeconds(1), item("A", "9", "11"));
        report(NOON.minusSeconds(1), item("A", "1", "99"));

        var shelf = database.read(stocks.shelf(pharmacy, List.of("A"))).getFirst();

        assertThat(shelf.quantity()).isEqualByComparingTo("9");
        assertThat(shelf.price()).isEqualByComparingTo("11");
    }

    @Test
    void lastRowCountsWhenAReportNamesADrugTwice() {
        report(item("A", "5", "12.5"), item("A", "6", "12.5"));

        assertThat(quantities("A").get("A")).isEqualByComparingTo("6");
    }

    @Test
    void saleTakesFromTheShelfAndAReturnPutsBack() {
        report(item("A", "5", "12.5"), item("B", "3", "2"));

        take(amounts("A", "2", "B", "0.5", "C", "7"));
        write(stocks.putBack(pharmacy, amounts("A", "1")));

        assertThat(quantities("A", "B", "C").get("A")).isEqualByComparingTo("4");
        assertThat(quantities("A", "B", "C").get("B")).isEqualByComparingTo("2.5");
        assertThat(quantities("A", "B", "C")).doesNotContainKey("C");
    }

    @Test
    void shelfIsNeverBelowZero() {
        report(item("A", "5", "12.5"));

        take(amounts("A", "8"));

        assertThat(quantities("A").get("A")).isEqualByComparingTo("0");
    }

    @Test
    void salesAtOnceTakeEachTheirOwnAndDoNotDeadlock() throws Exception {
        report(item("A", "400", "1"), item("B", "400", "1"), item("C", "400", "1"));

        var oneWay = amounts("A", "1", "B", "1", "C", "1");
        var theOther = amounts("C", "1", "B", "1", "A", "1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    Stream.generate(() -> List.of(oneWay, theOther))
                            .limit(100)
                            .flatMap(List::stream)
                            .map(sold -> threads.submit(() -> take(sold)))
                            .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(quantities("A", "B", "C").values())
                .allSatisfy(left -> assertThat(left).isEqualByComparingTo("200"));
    }

    private void report(Stocks.Shelf... items) {
        report(NOON, items);
    }

    private void report(Instant at, Stocks.Shelf... items) {
        write(stocks.report(pharmacy, List.of(items), at));
    }

    private void take(Map<String, BigDecimal> sold) {
        assertThat(database.commit(stocks.take(pharmacy, sold, List.of()))).isEmpty();
    }

    private void write(Sql<?> sql) {
        assertThat(database.commit(sql)).isEmpty();
    }

    private Map<String, BigDecimal> quantities(String... drugs) {
        return database.read(stocks.quantities(pharmacy, List.of(drugs)));
    }

    private static Stocks.Shelf item(String drug, String quantity, String price) {
        return new Stocks.Shelf(drug, new BigDecimal(quantity), new BigDecimal(price));
    }

    private static Map<String, BigDecimal> amounts(String... pairs) {
        var all = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], new BigDecimal(pairs[i + 1]));
        }
        return all;
    }
}
