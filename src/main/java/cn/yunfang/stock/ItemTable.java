package cn.yunfang.stock;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** SQL of {@code stock.item}. */
final class ItemTable {
    private static final String SHELF =
            """
            select drug_code, quantity, price
            from stock.item
            where pharmacy = :pharmacy
              and drug_code = any(:drugs::text[])
            order by drug_code""";

    private static final String SHELVES =
            """
            select pharmacy, drug_code, quantity, price
            from stock.item
            where pharmacy = any(:pharmacies::text[])
              and drug_code = any(:drugs::text[])
              and quantity > 0
            order by pharmacy, drug_code""";

    private static final String OFFERS =
            """
            select i.pharmacy, i.drug_code, i.quantity, i.price, i.reported_at
            from stock.item i
            where i.pharmacy = any(:pharmacies::text[])
              and i.drug_code = any(:drugs::text[])
            order by i.pharmacy, i.drug_code""";

    private static final String ADD =
            """
            with shelf as materialized (
                select i.drug_code, c.change
                from stock.item i
                join unnest(:drugs::text[], :changes::numeric[]) as c (drug_code, change)
                  on c.drug_code = i.drug_code
                where i.pharmacy = :pharmacy
                order by i.drug_code
                for update of i)
            update stock.item i
            set quantity = greatest(i.quantity + shelf.change, 0)
            from shelf
            where i.pharmacy = :pharmacy
              and i.drug_code = shelf.drug_code""";

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

    /**
     * Adds changes, negative ones too, to what is on the shelf. The rows are locked in drug order,
     * so two sales at one pharmacy queue and never form a ring; drugs never reported are passed
     * over.
     */
    static Sql<@Nullable Void> add(String pharmacy, Map<String, BigDecimal> changes) {
        var sorted = new TreeMap<>(changes);
        return Sql.write(
                ADD,
                Map.of(
                        "pharmacy", pharmacy,
                        "drugs", sorted.keySet().toArray(String[]::new),
                        "changes", sorted.values().toArray(BigDecimal[]::new)));
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
