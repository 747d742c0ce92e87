package cn.yunfang.stock;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** SQL of {@code stock.item}. */
final class ItemTable {
    private static final String SHELF =
            """
            select drug_code, greatest(quantity - held, 0) as quantity, price
            from stock.item
            where pharmacy = :pharmacy
              and drug_code = any(:drugs::text[])
            order by drug_code""";

    private static final String SHELVES =
            """
            select pharmacy, drug_code, quantity - held as quantity, price
            from stock.item
            where pharmacy = any(:pharmacies::text[])
              and drug_code = any(:drugs::text[])
              and quantity > held
            order by pharmacy, drug_code""";

    private static final String OFFERS =
            """
            select i.pharmacy, i.drug_code, greatest(i.quantity - i.held, 0) as quantity, i.price,
                   i.reported_at
            from stock.item i
            where i.pharmacy = any(:pharmacies::text[])
              and i.drug_code = any(:drugs::text[])
            order by i.pharmacy, i.drug_code""";

    private static final String COUNT =
            """
            select drug_code, quantity, held, price, reported_at
            from stock.item
            where pharmacy = :pharmacy
              and drug_code > :after
              and (drug_code = any(:drugs::text[]) or :all)
            order by drug_code
            limit :most""";

    private static final String ADD =
            """
            with shelf as materialized (
                select i.drug_code, c.change, c.freed
                from stock.item i
                join unnest(:drugs::text[], :changes::numeric[], :freed::numeric[])
                    as c (drug_code, change, freed)
                  on c.drug_code = i.drug_code
                where i.pharmacy = :pharmacy
                order by i.drug_code
                for update of i)
            update stock.item i
            set quantity = greatest(i.quantity + shelf.change, 0),
                held = i.held - shelf.freed
            from shelf
            where i.pharmacy = :pharmacy
              and i.drug_code = shelf.drug_code""";

    // the row as it is by now decides: of two who want the last box the second finds none
    private static final String PUT_ASIDE =
            """
            with shelf as materialized (
                select i.drug_code, c.quantity
                from stock.item i
                join unnest(:drugs::text[], :quantities::numeric[]) as c (drug_code, quantity)
                  on c.drug_code = i.drug_code
                where i.pharmacy = :pharmacy
                order by i.drug_code
                for update of i)
            update stock.item i
            set held = i.held + shelf.quantity
            from shelf
            where i.pharmacy = :pharmacy
              and i.drug_code = shelf.drug_code
              and i.quantity - i.held >= shelf.quantity""";

    // after a sale: touches what the sale took of goods that are held for others
    private static final String TAKEN_FROM_OTHERS =
            """
            update stock.item
            set held = held
            where pharmacy = :pharmacy
              and drug_code = any(:drugs::text[])
              and quantity < held""";

    private static final String REPORT =
            """
            insert into stock.item as known
                (pharmacy, drug_code, quantity, price, reported_at)
            select :pharmacy, r.drug_code, r.quantity, r.price, :at
            from unnest(:drugs::text[], :quantities::numeric[], :prices::numeric[])
                as r (drug_code, quantity, price)
            order by r.drug_code
            on conflict (pharmacy, drug_code) do update
            set quantity = excluded.quantity,
                price = excluded.price,
                reported_at = excluded.reported_at
            where known.reported_at <= excluded.reported_at""";

    private ItemTable() {}

    static Sql<List<Stocks.Shelf>> shelf(String pharmacy, Collection<String> drugs) {
        return Sql.list(
                SHELF,
                Map.of("pharmacy", pharmacy, "drugs", drugs.toArray(String[]::new)),
                ItemTable::item);
    }

    static Sql<Map<String, List<Stocks.Shelf>>> shelves(
            Collection<String> pharmacies, Collection<String> drugs) {
        return Sql.read(
                SHELVES,
                Map.of(
                        "pharmacies", pharmacies.toArray(String[]::new),
                        "drugs", drugs.toArray(String[]::new)),
                rows -> {
                    var all = new TreeMap<String, List<Stocks.Shelf>>();
                    while (rows.next()) {
                        all.computeIfAbsent(rows.getString("pharmacy"), _ -> new ArrayList<>())
                                .add(item(rows));
                    }
                    return all;
                });
    }

    private static Stocks.Shelf item(ResultSet row) throws SQLException {
        return new Stocks.Shelf(
                row.getString("drug_code"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"));
    }

    static Sql<List<Stocks.Offer>> offers(Collection<String> pharmacies, Collection<String> drugs) {
        return Sql.list(
                OFFERS,
                Map.of(
                        "pharmacies", pharmacies.toArray(String[]::new),
                        "drugs", drugs.toArray(String[]::new)),
                row ->
                        new Stocks.Offer(
                                row.getString("pharmacy"),
                                row.getString("drug_code"),
                                row.getBigDecimal("quantity"),
                                row.getBigDecimal("price"),
                                row.getObject("reported_at", OffsetDateTime.class).toInstant()));
    }

    static Sql<List<Stocks.Counted>> counted(
            String pharmacy, Optional<List<String>> drugs, String after, int most) {
        return Sql.list(
                COUNT,
                Map.of(
                        "pharmacy",
                        pharmacy,
                        "drugs",
                        drugs.orElse(List.of()).toArray(String[]::new),
                        "all",
                        drugs.isEmpty(),
                        "after",
                        after,
                        "most",
                        most),
                row ->
                        new Stocks.Counted(
                                row.getString("drug_code"),
                                row.getBigDecimal("quantity"),
                                row.getBigDecimal("held"),
                                row.getBigDecimal("price"),
                                row.getObject("reported_at", OffsetDateTime.class).toInstant()));
    }

    /**
     * Adds changes, negative ones too, to what is on the shelf, and takes what is freed off what is
     * held. The rows are locked in drug order, so two sales at one pharmacy queue and never form a
     * ring; drugs never reported are passed over.
     */
    static Sql<@Nullable Void> add(
            String pharmacy, Map<String, BigDecimal> changes, Map<String, BigDecimal> freed) {
        var drugs = new TreeSet<>(changes.keySet());
        drugs.addAll(freed.keySet());
        return Sql.write(
                ADD,
                Map.of(
                        "pharmacy", pharmacy,
                        "drugs", drugs.toArray(String[]::new),
                        "changes", amounts(drugs, changes),
                        "freed", amounts(drugs, freed)));
    }

    /** Adds to what is held; CHANGED_MEANWHILE when the shelf has less than that to spare. */
    static Sql<@Nullable Void> putAside(String pharmacy, Map<String, BigDecimal> quantities) {
        var drugs = new TreeSet<>(quantities.keySet());
        return Sql.writeExactly(
                drugs.size(),
                PUT_ASIDE,
                Map.of(
                        "pharmacy", pharmacy,
                        "drugs", drugs.toArray(String[]::new),
                        "quantities", amounts(drugs, quantities)),
                Reason.CHANGED_MEANWHILE);
    }

    /** Takes off what is held. */
    static Sql<@Nullable Void> free(String pharmacy, Map<String, BigDecimal> quantities) {
        return add(pharmacy, Map.of(), quantities);
    }

    /** Refuses the sale before it in the same commit when it took what is held for others. */
    static Sql<@Nullable Void> leaveToOthers(String pharmacy, Collection<String> drugs) {
        return Sql.writeExactly(
                0,
                TAKEN_FROM_OTHERS,
                Map.of("pharmacy", pharmacy, "drugs", drugs.toArray(String[]::new)),
                Reason.HELD_FOR_OTHERS);
    }

    private static BigDecimal[] amounts(
            Collection<String> drugs, Map<String, BigDecimal> quantities) {
        return drugs.stream()
                .map(drug -> quantities.getOrDefault(drug, BigDecimal.ZERO))
                .toArray(BigDecimal[]::new);
    }

    /** An older report never overwrites a newer one. */
    static Sql<@Nullable Void> report(String pharmacy, Collection<Stocks.Shelf> items, Instant at) {
        return Sql.write(
                REPORT,
                Map.of(
                        "pharmacy", pharmacy,
                        "drugs", items.stream().map(Stocks.Shelf::drugCode).toArray(String[]::new),
                        "quantities",
                                items.stream()
                                        .map(Stocks.Shelf::quantity)
                                        .toArray(BigDecimal[]::new),
                        "prices",
                                items.stream().map(Stocks.Shelf::price).toArray(BigDecimal[]::new),
                        "at", at));
    }
}
