package cn.yunfang.quote;

import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Stocks.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one pharmacy told, line after line: what one line takes the next does not find. A line for
 * which it holds goods has those.
 */
final class Shelf {
    private final List<Offer> offers;
    private final List<Hold> own;
    private final Map<String, BigDecimal> taken = new HashMap<>();

    Shelf(List<Offer> offers, List<Hold> own) {
        this.offers = offers;
        this.own = own;
    }

    /** Whether the pharmacy ever told of one of these drugs. */
    boolean tells(List<String> drugs) {
        return offers.stream().anyMatch(offer -> drugs.contains(offer.drugCode()));
    }

    /**
     * What a line gets.
     *
     * @param heldUntil how long it is held for the line, empty when it is not
     */
    record Goods(Offer offer, Optional<Instant> heldUntil) {}

    /** What is held for a line of these drugs, at the held price or what it fell to. */
    Optional<Goods> held(int line, List<String> drugs) {
        return own.stream()
                .filter(one -> one.line() == line && drugs.contains(one.drugCode()))
                .flatMap(this::goods)
                .findFirst();
    }

    private Stream<Goods> goods(Hold own) {
        return offers.stream()
                .filter(offer -> offer.drugCode().equals(own.drugCode()))
                .map(offer -> new Goods(with(offer, own), Optional.of(own.dueAt())));
    }

    private static Offer with(Offer offer, Hold own) {
        return new Offer(
                offer.pharmacy(),
                offer.drugCode(),
                offer.quantity().add(own.quantity()),
                offer.price().min(own.price()),
                offer.reportedAt());
    }

    /** The cheapest of these drugs of which there is enough left. */
    Optional<Goods> take(List<String> drugs, BigDecimal quantity) {
        var cheapest =
                offers.stream()
                        .filter(offer -> drugs.contains(offer.drugCode()))
                        .filter(offer -> left(offer).compareTo(quantity) >= 0)
                        .min(Comparator.comparing(Offer::price).thenComparing(Offer::drugCode));
        cheapest.ifPresent(offer -> taken.merge(offer.drugCode(), quantity, BigDecimal::add));
        return cheapest.map(offer -> new Goods(offer, Optional.empty()));
    }

    private BigDecimal left(Offer offer) {
        return offer.quantity().subtract(taken.getOrDefault(offer.drugCode(), BigDecimal.ZERO));
    }
}
