package cn.yunfang.dispense;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code dispense.sale} and {@code dispense.goods_return}. */
final class SaleTable {
    private static final String OF_PRESCRIPTION =
            """
            select bucket, number, sale, sale_number, claim, issue, institution, settlement,
                   digest, sold_at, items
            from dispense.sale
            where bucket = :bucket
              and number = :number
            order by sale""";

    private static final String ADD =
            """
            insert into dispense.sale
                (bucket, number, sale, sale_number, claim, issue, institution, settlement, digest,
                 sold_at, items)
            values
                (:bucket, :number, :sale, :saleNumber, :claim, :issue, :institution, :settlement,
                 :digest, :soldAt, :items)
            on conflict do nothing""";

    private static final String CHANGE_ITEMS =
            """
            update dispense.sale
            set items = :items
            where bucket = :bucket
              and number = :number
              and sale = :sale""";

    // a guard that changes nothing: it must find no sale of which something is still out
    private static final String KEPT =
            """
            update dispense.sale
            set settlement = settlement
            where bucket = :bucket
              and number = :number
              and settlement = :settlement
              and exists (
                select
                from jsonb_array_elements(items::jsonb -> 'items') as item
                where (item ->> 'quantity')::numeric
                      > coalesce((item ->> 'returned')::numeric, 0))""";

    private static final String RETURNS =
            """
            select digest, sale
            from dispense.goods_return
            where bucket = :bucket
              and number = :number""";

    private static final String ADD_RETURN =
            """
            insert into dispense.goods_return
                (bucket, number, goods_return, sale, digest, returned_at, reason, items)
            values
                (:bucket, :number, :goodsReturn, :sale, :digest, :at, :reason, :items)
            on conflict do nothing""";

    /** A return message that was carried out. */
    record Seen(byte[] digest, long saleId) {}

    private SaleTable() {}

    static Sql<List<Sale>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                SaleTable::sale);
    }

    /** The digest is unique, so the same message cannot become two sales. */
    static Sql<@Nullable Void> add(Sale sale) {
        var params = key(sale);
        params.put("saleNumber", sale.number());
        params.put("claim", sale.claim());
        params.put("issue", sale.issue());
        params.put("institution", sale.institution());
        params.put("settlement", sale.settlement());
        params.put("digest", sale.digest());
        params.put("soldAt", sale.soldAt());
        params.put("items", itemsText(sale.items()));
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> changeItems(Sale sale) {
        var params = key(sale);
        params.put("items", itemsText(sale.items()));
        return Sql.write(CHANGE_ITEMS, params);
    }

    static Sql<@Nullable Void> noneKept(PrescriptionId id, long settlement) {
        return Sql.writeExactly(
                0,
                KEPT,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "settlement", settlement),
                Reason.GOODS_NOT_RETURNED);
    }

    /** The return messages of a prescription: the digest of each and the sale it was about. */
    static Sql<List<Seen>> returns(PrescriptionId id) {
        return Sql.list(
                RETURNS,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                row -> new Seen(row.getBytes("digest"), row.getLong("sale")));
    }

    /** Writes a return down; its digest is unique, so one message takes goods back once. */
    static Sql<@Nullable Void> addReturn(Sale sale, GoodsReturn back, long id) {
        var params = key(sale);
        params.put("goodsReturn", id);
        params.put("digest", back.digest());
        params.put("at", back.at());
        params.put("reason", back.reason());
        params.put("items", itemsText(back.items()));
        return Sql.writeExactly(1, ADD_RETURN, params, Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> key(Sale sale) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", sale.id().bucket().value());
        params.put("number", sale.id().number());
        params.put("sale", sale.saleId());
        return params;
    }

    private static Sale sale(ResultSet row) throws SQLException {
        return new Sale(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getLong("sale"),
                row.getString("sale_number"),
                row.getLong("claim"),
                row.getInt("issue"),
                row.getString("institution"),
                row.getLong("settlement"),
                row.getBytes("digest"),
                row.getObject("sold_at", OffsetDateTime.class).toInstant(),
                items(row.getString("items")));
    }

    private static String itemsText(List<Sale.Item> items) {
        return Json.text(Map.of("items", items.stream().map(SaleTable::itemMap).toList()));
    }

    private static Map<String, Object> itemMap(Sale.Item item) {
        return Map.of(
                "line", item.line(),
                "drug", item.drugCode(),
                "quantity", item.quantity(),
                "returned", item.returned(),
                "price", item.price(),
                "split", item.split() ? 1 : 0,
                "traceCodes", item.traceCodes(),
                "returnedCodes", item.returnedCodes(),
                "details", item.details().asMap());
    }

    private static List<Sale.Item> items(String text) {
        return Fields.parse(text).orElse(Fields.none()).list("items").stream()
                .map(
                        item ->
                                new Sale.Item(
                                        item.integer("line"),
                                        item.text("drug"),
                                        item.number("quantity"),
                                        item.optionalNumber("returned").orElse(BigDecimal.ZERO),
                                        item.number("price"),
                                        item.flag("split"),
                                        item.texts("traceCodes"),
                                        item.texts("returnedCodes"),
                                        item.object("details")))
                .toList();
    }
}
