package cn.yunfang.stock;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pharmacies have on the shelf, as far as they told. */
@Component
public class Stocks {
    /**
     * One drug at one pharmacy.
     *
     * @param quantity in the drug's pack unit: told, all there is; answered, what nobody holds
     * @param price yuan per pack unit
     */
    public record Shelf(String drugCode, BigDecimal quantity, BigDecimal price) {}

    /**
     * One drug at one of several pharmacies.
     *
     * @param quantity that nobody holds
     * @param reportedAt when the pharmacy last told; sales since are counted in
     */
    public record Offer(
            String pharmacy,
            String drugCode,
            BigDecimal quantity,
            BigDecimal price,
            Instant reportedAt) {}

    /**
     * One drug on a pharmacy's own shelf.
     *
     * @param quantity all there is; @param held of it, put aside for prescriptions
     */
    public record Counted(
            String drugCode,
            BigDecimal quantity,
            BigDecimal held,
            BigDecimal price,
            Instant reportedAt) {}

    /**
     * A pharmacy's own shelf by drug code.
     *
     * @param drugs only these; all when empty
     * @param after only codes behind this one
     */
    public Sql<List<Counted>> counted(
            String pharmacy, Optional<List<String>> drugs, String after, int most) {
        return ItemTable.counted(pharmacy, drugs, after, most);
    }

    /** Where some drugs are on the shelf; nothing for a pharmacy that never reported them. */
    public Sql<List<Offer>> offers(Collection<String> pharmacies, Collection<String> drugs) {
        return ItemTable.offers(pharmacies, drugs);
    }

    /** Quantity by drug code at one pharmacy; absent when it never reported the drug. */
    public Sql<Map<String, BigDecimal>> quantities(String pharmacy, Collection<String> drugs) {
        var shelf = shelf(pharmacy, drugs);
        return Sql.read(
                shelf.text(),
                shelf.params(),
                rows -> {
                    var all = new LinkedHashMap<String, BigDecimal>();
                    shelf.reader().read(rows).forEach(i -> all.put(i.drugCode(), i.quantity()));
                    return Map.copyOf(all);
                });
    }

    /** The shelf of one pharmacy for some drugs; absent when it never reported the drug. */
    public Sql<List<Shelf>> shelf(String pharmacy, Collection<String> drugs) {
        return ItemTable.shelf(pharmacy, drugs);
    }

    /**
     * What several pharmacies have of some drugs, by pharmacy; nothing listed where none is left.
     */
    public Sql<Map<String, List<Shelf>>> shelves(
            Collection<String> pharmacies, Collection<String> drugs) {
        return ItemTable.shelves(pharmacies, drugs);
    }

    /**
     * Takes sold quantities off the shelf, never below zero, and ends the holds they were put aside
     * under. Refused with HELD_FOR_OTHERS when more was sold than the buyer held and what is left
     * is not enough for those who hold.
     *
     * @param own the buyer's holds at this pharmacy, as they were read
     */
    public List<Sql<?>> take(String pharmacy, Map<String, BigDecimal> sold, List<Hold> own) {
        var writes = new ArrayList<Sql<?>>();
        if (!own.isEmpty()) {
            writes.add(HoldTable.end(own));
        }
        var changes = new TreeMap<String, BigDecimal>();
        sold.forEach((drug, quantity) -> changes.put(drug, quantity.negate()));
        var held = Holds.sums(own);
        writes.add(ItemTable.add(pharmacy, changes, held));
        var beyond =
                sold.entrySet().stream()
                        .filter(one -> exceeds(one.getValue(), held.get(one.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        if (!beyond.isEmpty()) {
            writes.add(ItemTable.leaveToOthers(pharmacy, beyond));
        }
        return List.copyOf(writes);
    }

    private static boolean exceeds(BigDecimal sold, @Nullable BigDecimal held) {
        return held == null || sold.compareTo(held) > 0;
    }

    /** Puts returned quantities back. */
    public Sql<@Nullable Void> putBack(String pharmacy, Map<String, BigDecimal> returned) {
        return ItemTable.add(pharmacy, returned, Map.of());
    }

    /** What a pharmacy tells of its shelf; replaces what it told of the same drugs before. */
    public Sql<@Nullable Void> report(String pharmacy, List<Shelf> items, Instant at) {
        var last = new LinkedHashMap<String, Shelf>();
        items.forEach(item -> last.put(item.drugCode(), item));
        return ItemTable.report(pharmacy, last.values(), at);
    }
}
