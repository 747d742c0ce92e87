package cn.yunfang.stock;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goods put aside for prescriptions. What is put aside is nobody else's: offers leave it out and a
 * sale for somebody else that would need it is refused.
 */
public final class Holds {
    private Holds() {}

    /**
     * A pharmacy that has fetched the prescription.
     *
     * @param until when its lease ends
     */
    public record Keeper(String pharmacy, Instant until, Instant now) {}

    /** Those of a prescription, also those whose time is over and which nobody has freed yet. */
    public static Sql<List<Hold>> of(PrescriptionId id) {
        return HoldTable.of(id);
    }

    /** Those that stand at a pharmacy, the first to end first, five hundred at most. */
    public static Sql<List<Hold>> at(String pharmacy, Instant now) {
        return HoldTable.at(pharmacy, now);
    }

    /** Those whose time is over. */
    public static Sql<List<Hold>> due(Instant now) {
        return HoldTable.due(now);
    }

    /**
     * Puts goods aside for lines of one prescription at one pharmacy; what these lines held before
     * is free in the same commit. CHANGED_MEANWHILE when less is left than was seen.
     */
    public static List<Sql<?>> place(List<Hold> all) {
        var one = all.getFirst();
        var changes = sums(all);
        return List.of(
                HoldTable.release(one.id(), all.stream().map(Hold::line).toList(), ""),
                ItemTable.putAside(one.pharmacy(), changes),
                HoldTable.add(all));
    }

    /**
     * Ends holds of one prescription; CHANGED_MEANWHILE when they are no more as they were read.
     */
    public static List<Sql<?>> end(List<Hold> all) {
        var writes = new ArrayList<Sql<?>>();
        writes.add(HoldTable.end(all));
        all.stream()
                .map(Hold::pharmacy)
                .distinct()
                .sorted()
                .forEach(
                        pharmacy ->
                                writes.add(
                                        ItemTable.free(
                                                pharmacy,
                                                sums(
                                                        all.stream()
                                                                .filter(one -> one.isAt(pharmacy))
                                                                .toList()))));
        return List.copyOf(writes);
    }

    /** Frees whatever is held for these lines, wherever. */
    public static Sql<@Nullable Void> release(PrescriptionId id, Collection<Integer> lines) {
        return HoldTable.release(id, lines, "");
    }

    /**
     * A pharmacy has fetched lines: what it holds for them stays as long as its lease, what others
     * hold is free.
     */
    public static List<Sql<?>> keep(PrescriptionId id, Collection<Integer> lines, Keeper keeper) {
        return List.of(
                HoldTable.release(id, lines, keeper.pharmacy()),
                HoldTable.prolong(id, lines, keeper));
    }

    /** Quantity by drug. */
    static Map<String, BigDecimal> sums(List<Hold> all) {
        var sums = new TreeMap<String, BigDecimal>();
        all.forEach(one -> sums.merge(one.drugCode(), one.quantity(), BigDecimal::add));
        return sums;
    }
}
