package cn.yunfang.stock;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code stock.pack} and {@code stock.pack_sale}. */
final class PackTable {
    // Rows are locked in code order, so two sales that name the same packs wait for each other and
    // never form a ring. A pack out of its maker's hands has no row; a returned one stays with its
    // pharmacy; an opened one is sold in parts, there, and never whole again.
    private static final String SELL =
            """
            insert into stock.pack as held
                (trace_code, drug_code, pharmacy, split, state, sale)
            select p.trace_code, p.drug_code, :pharmacy, p.split = 1, 1, :sale
            from unnest(:codes::text[], :drugs::text[], :splits::int[])
                as p (trace_code, drug_code, split)
            order by p.trace_code
            on conflict (trace_code) do update
            set split = excluded.split,
                state = 1,
                sale = excluded.sale
            where held.pharmacy = excluded.pharmacy
              and held.drug_code = excluded.drug_code
              and (held.state = 2 or held.split and excluded.split)""";

    private static final String RECORD =
            """
            insert into stock.pack_sale
                (trace_code, sale, drug_code, pharmacy, bucket, number, split, sold_at)
            select p.trace_code, :sale, p.drug_code, :pharmacy, :bucket, :number, p.split = 1, :now
            from unnest(:codes::text[], :drugs::text[], :splits::int[])
                as p (trace_code, drug_code, split)""";

    // an opened pack stays open: only its part comes back, the pack's row does not change
    private static final String TAKE_BACK =
            """
            update stock.pack
            set state = 2
            where trace_code in (
                select p.trace_code
                from stock.pack p
                where p.trace_code = any(:codes::text[])
                  and p.sale = :sale
                  and p.state = 1
                  and not p.split
                order by p.trace_code
                for update)""";

    private static final String WRITE_OFF =
            """
            update stock.pack
            set state = 3
            where trace_code in (
                select p.trace_code
                from stock.pack p
                where p.trace_code = any(:codes::text[])
                  and p.sale = :sale
                  and p.state = 2
                order by p.trace_code
                for update)""";

    private static final String RECORD_RETURN =
            """
            update stock.pack_sale
            set returned_at = :now
            where trace_code = any(:codes::text[])
              and sale = :sale
              and returned_at is null""";

    // what such a sale would be decided by (SELL), and as what the product was sold before: the
    // first seven of twenty digits name it
    private static final String LOOK =
            """
            select coalesce(
                       (select held.pharmacy = :pharmacy
                               and (held.state = 2 or held.split and :split)
                        from stock.pack held
                        where held.trace_code = :code),
                       true) as sellable,
                   (select known.drug_code
                    from stock.pack known
                    where known.trace_code >= left(:code, 7)
                      and known.trace_code < left(:code, 7) || repeat('9', 14)
                      and length(:code) = 20
                    order by known.trace_code
                    limit 1) as drug_code""";

    private static final String HISTORY =
            """
            select trace_code, sale, drug_code, pharmacy, bucket, number, split, sold_at,
                   returned_at
            from stock.pack_sale
            where trace_code = :code
            order by sale""";

    private PackTable() {}

    static List<Sql<?>> sell(
            List<Packs.Pack> packs, String pharmacy, PrescriptionId to, long sale, Instant now) {
        var params = new LinkedHashMap<String, Object>();
        params.put("codes", packs.stream().map(Packs.Pack::traceCode).toArray(String[]::new));
        params.put("drugs", packs.stream().map(Packs.Pack::drugCode).toArray(String[]::new));
        params.put("splits", packs.stream().mapToInt(pack -> pack.split() ? 1 : 0).toArray());
        params.put("pharmacy", pharmacy);
        params.put("bucket", to.bucket().value());
        params.put("number", to.number());
        params.put("sale", sale);
        params.put("now", now);
        return List.of(
                Sql.writeExactly(packs.size(), SELL, params, Reason.PACK_ALREADY_SOLD),
                Sql.write(RECORD, params));
    }

    static List<Sql<?>> takeBack(List<String> codes, long sale, Instant now) {
        var params = Map.of("codes", codes.toArray(String[]::new), "sale", sale, "now", now);
        return List.of(Sql.write(TAKE_BACK, params), Sql.write(RECORD_RETURN, params));
    }

    static Sql<@Nullable Void> writeOff(List<String> codes, long sale) {
        return Sql.write(WRITE_OFF, Map.of("codes", codes.toArray(String[]::new), "sale", sale));
    }

    static Sql<Packs.Looked> look(String traceCode, String pharmacy, boolean split) {
        return Sql.read(
                LOOK,
                Map.of("code", traceCode, "pharmacy", pharmacy, "split", split),
                rows -> {
                    rows.next();
                    return new Packs.Looked(
                            rows.getBoolean("sellable"),
                            Optional.ofNullable(rows.getString("drug_code")));
                });
    }

    static Sql<List<PackSale>> history(String traceCode) {
        return Sql.list(HISTORY, Map.of("code", traceCode), PackTable::packSale);
    }

    private static PackSale packSale(ResultSet row) throws SQLException {
        return new PackSale(
                row.getString("trace_code"),
                row.getString("drug_code"),
                row.getString("pharmacy"),
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getLong("sale"),
                row.getBoolean("split"),
                row.getObject("sold_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("returned_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
