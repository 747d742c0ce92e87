package cn.yunfang.stock;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pharmacies have on the shelf, as far as they told. */
@Component
public class Stocks {
    /** Quantity by drug code at one pharmacy; absent when it never reported the drug. */
    public Sql<Map<String, BigDecimal>> quantities(String pharmacy, Collection<String> drugs) {
        throw new UnsupportedOperationException();
    }

    /** Takes sold quantities off the shelf, never below zero. */
    public Sql<@Nullable Void> take(String pharmacy, Map<String, BigDecimal> sold) {
        throw new UnsupportedOperationException();
    }

    /** Puts returned quantities back. */
    public Sql<@Nullable Void> putBack(String pharmacy, Map<String, BigDecimal> returned) {
        throw new UnsupportedOperationException();
    }

    /** What a pharmacy tells of its shelf; replaces what it told of the same drugs before. */
    public Sql<@Nullable Void> report(String pharmacy, List<Shelf> items, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** The shelf of one pharmacy for some drugs; absent when it never reported the drug. */
    public Sql<List<Shelf>> shelf(String pharmacy, Collection<String> drugs) {
        throw new UnsupportedOperationException();
    }

    /**
     * One drug at one pharmacy.
     *
     * @param quantity in the drug's pack unit; @param price yuan per pack unit
     */
    public record Shelf(String drugCode, BigDecimal quantity, BigDecimal price) {}
}
