package cn.yunfang.inventory;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What institutions reported as bought and sold, for those who compare it. */
@Component
public class Movements {
    /**
     * One drug at one price.
     *
     * @param quantity pack units; what came back is taken off
     * @param price yuan per pack unit
     */
    public record Moved(String institution, String drug, BigDecimal price, BigDecimal quantity) {
        public BigDecimal amount() {
            return quantity.multiply(price);
        }
    }

    /** Bought from one moment to before another, by institution, drug and price. */
    public Sql<List<Moved>> bought(Collection<String> institutions, Instant from, Instant to) {
        return MovementTable.bought(institutions, from, to);
    }

    /** Sold and not returned, by institution, drug and price. */
    public Sql<List<Moved>> sold(Collection<String> institutions, Instant from, Instant to) {
        return MovementTable.sold(institutions, from, to);
    }
}
