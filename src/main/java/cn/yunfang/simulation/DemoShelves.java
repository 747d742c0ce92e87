package cn.yunfang.simulation;

import cn.yunfang.formulary.Drug;
import cn.yunfang.shared.Database;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Fills the shelves of the demo city's pharmacies. The first two have everything at the reference
 * price; elsewhere something is missing or sold out, and nothing costs more than in the hospital.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoShelves {
    private static final int FULL_SHELVES = 2;
    private static final BigDecimal FULL = new BigDecimal(5_000);
    private static final int PERCENT = 100;
    private static final int MISSING_PERCENT = 8;
    private static final int MISSING_DUAL_CHANNEL_PERCENT = 50;
    private static final int SOLD_OUT_PERCENT = 5;
    private static final int CHEAPEST_PERCENT = 90;
    private static final int PRICE_DECIMALS = 4;

    private final Database database;
    private final Stocks stocks;
    private final Clock clock;

    DemoShelves(Database database, Stocks stocks, Clock clock) {
        this.database = database;
        this.stocks = stocks;
        this.clock = clock;
    }

    void fill(City city, List<Drug> drugs) {
        var pharmacies =
                city.sites().stream().filter(site -> site.institution().isPharmacy()).toList();
        for (int i = 0; i < pharmacies.size(); i++) {
            var code = pharmacies.get(i).institution().code();
            database.commit(stocks.report(code, shelf(city.seed(), i, drugs), clock.instant()));
        }
    }

    static List<Shelf> shelf(Seed seed, int pharmacy, List<Drug> drugs) {
        var random = seed.random("shelf", pharmacy);
        var items = new ArrayList<Shelf>();
        for (var drug : drugs) {
            if (pharmacy < FULL_SHELVES) {
                items.add(new Shelf(drug.code(), FULL, drug.referencePrice()));
            } else {
                item(random, drug).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<Shelf> item(RandomGenerator random, Drug drug) {
        int missing = drug.dualChannel() ? MISSING_DUAL_CHANNEL_PERCENT : MISSING_PERCENT;
        if (random.nextInt(PERCENT) < missing) {
            return Optional.empty();
        }
        boolean soldOut = random.nextInt(PERCENT) < SOLD_OUT_PERCENT;
        int quantity = soldOut ? 0 : random.nextInt(5, 500);
        var price =
                drug.referencePrice()
                        .multiply(
                                BigDecimal.valueOf(
                                        random.nextInt(CHEAPEST_PERCENT, PERCENT + 1), 2))
                        .setScale(PRICE_DECIMALS, RoundingMode.DOWN);
        return Optional.of(new Shelf(drug.code(), BigDecimal.valueOf(quantity), price));
    }
}
