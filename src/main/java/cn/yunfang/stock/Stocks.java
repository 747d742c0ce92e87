package cn.yunfang.stock;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pharmacies have on the shelf, as far as they told. */
@Component
public class Stocks {
    /** Quantity by drug code at one pharmacy; absent when it never reported the drug. */
    public Sql<Map<String, BigDecimal>> quantities(
            String pharmacy, java.util.Collection<String> drugs) {
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
}
