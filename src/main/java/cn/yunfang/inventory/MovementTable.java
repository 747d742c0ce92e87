package cn.yunfang.inventory;

import cn.yunfang.inventory.Movements.Moved;
import cn.yunfang.inventory.ReportPurchase.Row;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL of {@code inventory.purchase}, and sums of it and of {@code inventory.sale}. */
final class MovementTable {
    private static final String KNOWN =
            """
            select digest
            from inventory.purchase
            where bucket = :bucket
              and institution = :institution
              and digest = any(:digests::text[])""";

    private static final String ADD =
            """
            insert into inventory.purchase
                (bucket, purchase, no, institution, digest, drug_code, quantity, price, supplier,
                 receipt, bought_at, reported_at)
            values
                (:bucket, :purchase, :no, :institution, :digest, :drug, :quantity, :price,
                 :supplier, :receipt, :boughtAt, :at)
            on conflict do nothing""";

    private static final String BOUGHT =
            """
            select institution, drug_code, price, sum(quantity) as quantity
            from inventory.purchase
            where bucket = any(:buckets::int[])
              and institution = any(:institutions::text[])
              and bought_at >= :from
              and bought_at < :to
            group by institution, drug_code, price
            order by institution, drug_code, price""";

    private static final String SOLD =
            """
            select institution, drug_code, price, sum(quantity - returned) as quantity
            from inventory.sale
            where bucket = any(:buckets::int[])
              and institution = any(:institutions::text[])
              and sold_at >= :from
              and sold_at < :to
            group by institution, drug_code, price
            having sum(quantity - returned) > 0
            order by institution, drug_code, price""";

    private MovementTable() {}

    static Sql<List<String>> known(String institution, Collection<String> digests) {
        var params = key(institution);
        params.put("digests", digests.toArray(String[]::new));
        return Sql.list(KNOWN, params, row -> row.getString("digest"));
    }

    /** The digest is unique, so the same row cannot become two purchases. */
    static Sql<@Nullable Void> add(String institution, long purchase, int no, Row row, Instant at) {
        var params = key(institution);
        params.put("purchase", purchase);
        params.put("no", no);
        params.put("digest", row.digest());
        params.put("drug", row.drug());
        params.put("quantity", row.quantity());
        params.put("price", row.price());
        params.put("supplier", row.supplier());
        params.put("receipt", row.receipt());
        params.put("boughtAt", row.at());
        params.put("at", at);
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<List<Moved>> bought(Collection<String> institutions, Instant from, Instant to) {
        return Sql.list(BOUGHT, span(institutions, from, to), MovementTable::moved);
    }

    static Sql<List<Moved>> sold(Collection<String> institutions, Instant from, Instant to) {
        return Sql.list(SOLD, span(institutions, from, to), MovementTable::moved);
    }

    private static LinkedHashMap<String, Object> span(
            Collection<String> institutions, Instant from, Instant to) {
        var params = new LinkedHashMap<String, Object>();
        params.put(
                "buckets",
                institutions.stream()
                        .mapToInt(one -> InventoryTable.bucket(one).value())
                        .toArray());
        params.put("institutions", institutions.toArray(String[]::new));
        params.put("from", from);
        params.put("to", to);
        return params;
    }

    private static LinkedHashMap<String, Object> key(String institution) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", InventoryTable.bucket(institution).value());
        params.put("institution", institution);
        return params;
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                row.getString("institution"),
                row.getString("drug_code"),
                row.getBigDecimal("price"),
                row.getBigDecimal("quantity"));
    }
}
