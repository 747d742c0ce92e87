package cn.yunfang.quote;

import cn.yunfang.stock.Stocks.Offer;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one pharmacy told, line after line: what one line takes the next does not find. */
final class Shelf {
    private final List<Offer> offers;
    private final Map<String, BigDecimal> taken = new HashMap<>();

    Shelf(List<Offer> offers) {
        this.offers = offers;
    }

    /** Whether the pharmacy ever told of one of these drugs. */
    boolean tells(List<String> drugs) {
        return offers.stream().anyMatch(offer -> drugs.contains(offer.drugCode()));
    }

    /** The cheapest of these drugs of which there is enough left. */
    Optional<Offer> take(List<String> drugs, BigDecimal quantity) {
        var cheapest =
                offers.stream()
                        .filter(offer -> drugs.contains(offer.drugCode()))
                        .filter(offer -> left(offer).compareTo(quantity) >= 0)
                        .min(Comparator.comparing(Offer::price).thenComparing(Offer::drugCode));
        cheapest.ifPresent(offer -> taken.merge(offer.drugCode(), quantity, BigDecimal::add));
        return cheapest;
    }

    private BigDecimal left(Offer offer) {
        return offer.quantity().subtract(taken.getOrDefault(offer.drugCode(), BigDecimal.ZERO));
    }
}
