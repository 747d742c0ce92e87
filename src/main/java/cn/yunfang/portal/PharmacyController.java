package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.quote.Quoting;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.stock.Stocks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pharmacies near a point, with what they have of the drugs asked for. */
@RestController
@RequestMapping("/api/v1/pharmacies")
@Tag(name = "Pharmacies 药店")
class PharmacyController {
    private static final int MOST = 50;
    private static final int MOST_DRUGS = 20;

    /**
     * @param metres great-circle distance; @param hasAll whether each drug asked for is in stock
     * @param stock what the pharmacy told of the drugs asked for; one it never told of is missing
     * @param delivery as far as the distance alone decides it
     */
    @Schema(name = "Pharmacy")
    record PharmacyView(
            String code,
            String name,
            String address,
            double longitude,
            double latitude,
            long metres,
            LocalDate designatedTo,
            boolean hasAll,
            List<Stock> stock,
            ShopView.Opening opening,
            ShopView.Delivery delivery) {}

    /**
     * @param quantity that nobody holds; @param price yuan per pack unit
     * @param ageMinutes how old the report is; @param stale too old to be relied on
     */
    @Schema(name = "Stock")
    record Stock(
            String drugCode,
            BigDecimal quantity,
            BigDecimal price,
            OffsetDateTime reportedAt,
            long ageMinutes,
            boolean stale,
            Words age) {}

    private final Registry registry;
    private final Stocks stocks;
    private final Database database;
    private final Quoting limits;
    private final Clock clock;

    PharmacyController(
            Registry registry, Stocks stocks, Database database, Quoting limits, Clock clock) {
        this.registry = registry;
        this.stocks = stocks;
        this.database = database;
        this.limits = limits;
        this.clock = clock;
    }

    @AllowedFor({
        Role.PATIENT,
        Role.MEDICAL,
        Role.PHARMACY,
        Role.REVIEWER,
        Role.CLERK,
        Role.REGULATOR
    })
    @GetMapping
    @Operation(
            summary = "Pharmacies near a point 附近药店",
            description =
                    """
                    Designated today, nearest first (GCJ-02 degrees). With `drug`, repeated for \
                    several, each tells its stock and price as far as it reported them. A pharmacy \
                    that never told its hours or whether it delivers says so (`known` false).""")
    List<PharmacyView> near(
            @RequestParam @Parameter(example = "121.54") double lng,
            @RequestParam @Parameter(example = "36.92") double lat,
            @RequestParam(defaultValue = "") List<String> drug,
            @RequestParam(defaultValue = "10") @Parameter(description = "1–50") int most) {
        Limits.point(lng, lat);
        if (drug.size() > MOST_DRUGS) {
            throw Limits.invalid("drug", "≤ " + MOST_DRUGS);
        }
        var near = registry.pharmaciesNear(lng, lat, Limits.within("most", most, MOST));
        var offers = offers(near, drug);
        return near.stream()
                .map(
                        one ->
                                view(
                                        one,
                                        Math.round(one.metresFrom(lng, lat)),
                                        offers.getOrDefault(one.code(), List.of()),
                                        drug))
                .toList();
    }

    private Map<String, List<Stocks.Offer>> offers(List<Institution> near, List<String> drugs) {
        if (drugs.isEmpty()) {
            return Map.of();
        }
        return database
                .read(stocks.offers(near.stream().map(Institution::code).toList(), drugs))
                .stream()
                .collect(Collectors.groupingBy(Stocks.Offer::pharmacy));
    }

    private PharmacyView view(
            Institution one, long metres, List<Stocks.Offer> offers, List<String> drugs) {
        var now = clock.instant();
        var shop = registry.storefront(one.code());
        var terms = shop.flatMap(Storefront::delivery);
        long inStock = offers.stream().filter(offer -> offer.quantity().signum() > 0).count();
        return new PharmacyView(
                one.code(),
                one.name(),
                one.address(),
                one.longitude(),
                one.latitude(),
                metres,
                one.designatedTo(),
                inStock == drugs.stream().distinct().count(),
                offers.stream().map(offer -> stock(offer, now)).toList(),
                ShopView.opening(shop, now),
                ShopView.delivery(terms, terms.map(told -> told.reach(metres, told.minimum()))));
    }

    private Stock stock(Stocks.Offer offer, Instant now) {
        return new Stock(
                offer.drugCode(),
                offer.quantity().stripTrailingZeros(),
                offer.price().stripTrailingZeros(),
                offer.reportedAt().atOffset(ChinaTime.ZONE),
                Duration.between(offer.reportedAt(), now).toMinutes(),
                ShopView.isStale(offer.reportedAt(), now, limits.stale()),
                ShopView.age(offer.reportedAt(), now, limits.stale()));
    }
}
