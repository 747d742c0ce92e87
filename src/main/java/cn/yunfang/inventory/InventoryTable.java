package cn.yunfang.inventory;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code inventory.sale} and {@code inventory.goods_return}. */
final class InventoryTable {
    // by digest the row itself, by settlement or prescription what it has to fit beside
    private static final String REPORTED =
            """
            select sale, no, digest, drug_code, quantity, returned, split, trace_codes,
                   returned_codes, batch_number, person_no, rx_number, setl_id, dispensed
            from inventory.sale
            where bucket = :bucket
              and institution = :institution
              and (digest = any(:digests::text[])
                or setl_id = any(:settlements::text[])
                or rx_number = any(:prescriptions::text[]))
            order by sale, no""";

    private static final String SOLD =
            """
            select sale, no, digest, drug_code, quantity, returned, split, trace_codes,
                   returned_codes, batch_number, person_no, rx_number, setl_id, dispensed
            from inventory.sale
            where bucket = :bucket
              and institution = :institution
              and drug_code = any(:drugs::text[])
              and returned < quantity
              and (batch_number = any(:batches::text[]) or trace_codes && :codes::text[])
            order by sale, no""";

    private static final String RETURNS =
            """
            select digest
            from inventory.goods_return
            where bucket = :bucket
              and institution = :institution
              and digest = any(:digests::text[])""";

    private static final String ADD =
            """
            insert into inventory.sale
                (bucket, sale, no, institution, digest, drug_code, quantity, price, split,
                 trace_codes, batch_number, lot, receipt, person_no, rx_number, setl_id,
                 dispensed, sold_at, reported_at)
            values
                (:bucket, :sale, :no, :institution, :digest, :drug, :quantity, :price, :split,
                 :codes::text[], :batch, :lot, :receipt, :person, :rxNumber, :setlId, :dispensed,
                 :soldAt, :at)
            on conflict do nothing""";

    private static final String TAKE_BACK =
            """
            update inventory.sale
            set returned = :returned,
                returned_codes = :codes::text[]
            where bucket = :bucket
              and sale = :sale
              and no = :no
              and returned = :before""";

    private static final String ADD_RETURN =
            """
            insert into inventory.goods_return
                (bucket, goods_return, no, sale, sale_no, institution, digest, quantity, codes,
                 returned_at, reported_at, memo)
            values
                (:bucket, :goodsReturn, :no, :sale, :saleNo, :institution, :digest, :quantity,
                 :codes::text[], :returnedAt, :at, :memo)
            on conflict do nothing""";

    private static final String VERSIONS =
            """
            select subject, version
            from inventory.subject
            where bucket = :bucket
              and institution = :institution
              and subject = any(:subjects::text[])""";

    private static final String STEP =
            """
            insert into inventory.subject as known (bucket, institution, subject, version)
            values (:bucket, :institution, :subject, 1)
            on conflict (bucket, institution, subject) do update
            set version = known.version + 1
            where known.version = :version""";

    private InventoryTable() {}

    /** Where an institution's rows live. */
    static Bucket bucket(String institution) {
        return Bucket.ofPerson(institution);
    }

    /** These very rows, and what was reported under the same settlement or prescription. */
    static Sql<List<ReportedSale>> reported(String institution, List<SaleRow> rows) {
        var params = key(institution);
        params.put("digests", texts(rows, SaleRow::digest));
        params.put("settlements", texts(rows, SaleRow::setlId));
        params.put("prescriptions", texts(rows, SaleRow::rxNumber));
        return Sql.list(REPORTED, params, InventoryTable::sale);
    }

    /** How often something was reported under each settlement and prescription. */
    static Sql<Map<String, Integer>> versions(String institution, List<SaleRow> rows) {
        var params = key(institution);
        params.put("subjects", texts(rows, SaleRow::subject));
        return Sql.read(
                VERSIONS,
                params,
                found -> {
                    var versions = new TreeMap<String, Integer>();
                    while (found.next()) {
                        versions.put(found.getString("subject"), found.getInt("version"));
                    }
                    return versions;
                });
    }

    /** Takes a subject as it was read; somebody else's report makes this one decide again. */
    static Sql<@Nullable Void> step(String institution, String subject, int read) {
        var params = key(institution);
        params.put("subject", subject);
        params.put("version", read);
        return Sql.writeExactly(1, STEP, params, Reason.CHANGED_MEANWHILE);
    }

    /** What the returned rows may be of. */
    static Sql<List<ReportedSale>> sold(String institution, List<SaleRow> rows) {
        var params = key(institution);
        params.put("drugs", texts(rows, SaleRow::drug));
        params.put("batches", texts(rows, row -> row.row().text("fixmedins_bchno")));
        params.put(
                "codes", rows.stream().flatMap(row -> row.codes().stream()).toArray(String[]::new));
        return Sql.list(SOLD, params, InventoryTable::sale);
    }

    /** The digests of those rows that came back before. */
    static Sql<List<String>> returned(String institution, List<SaleRow> rows) {
        var params = key(institution);
        params.put("digests", texts(rows, SaleRow::digest));
        return Sql.list(RETURNS, params, row -> row.getString("digest"));
    }

    /** The digest is unique, so the same row cannot become two sales. */
    static Sql<@Nullable Void> add(
            String institution, long sale, SaleRow row, String dispensed, Instant at) {
        var params = key(institution);
        params.put("sale", sale);
        params.put("no", row.no());
        params.put("digest", row.digest());
        params.put("drug", row.drug());
        params.put("quantity", row.quantity());
        params.put("price", row.row().optionalNumber("finl_trns_pric").orElse(BigDecimal.ZERO));
        params.put("split", row.split());
        params.put("codes", row.codes().toArray(String[]::new));
        params.put("batch", row.row().text("fixmedins_bchno"));
        params.put("lot", row.row().text("manu_lotnum"));
        params.put("receipt", row.row().text("rtal_docno"));
        params.put("person", row.personNo());
        params.put("rxNumber", row.rxNumber());
        params.put("setlId", row.setlId());
        params.put("dispensed", dispensed);
        params.put("soldAt", row.at());
        params.put("at", at);
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> takeBack(
            String institution, ReportedSale before, ReportedSale after) {
        var params = key(institution);
        params.remove("institution");
        params.put("sale", before.sale());
        params.put("no", before.no());
        params.put("returned", after.returned());
        params.put("codes", after.returnedCodes().toArray(String[]::new));
        params.put("before", before.returned());
        return Sql.writeExactly(1, TAKE_BACK, params, Reason.CHANGED_MEANWHILE);
    }

    /** Its digest is unique, so one row takes goods back once. */
    static Sql<@Nullable Void> addReturn(
            String institution, long number, SaleRow row, ReportedSale of, Instant at) {
        var params = key(institution);
        params.put("goodsReturn", number);
        params.put("no", row.no());
        params.put("sale", of.sale());
        params.put("saleNo", of.no());
        params.put("digest", row.digest());
        params.put("quantity", row.quantity());
        params.put("codes", of.packsOf(row).toArray(String[]::new));
        params.put("returnedAt", row.at());
        params.put("at", at);
        params.put("memo", row.row().text("memo"));
        return Sql.writeExactly(1, ADD_RETURN, params, Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> key(String institution) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", bucket(institution).value());
        params.put("institution", institution);
        return params;
    }

    private static String[] texts(List<SaleRow> rows, Function<SaleRow, String> f) {
        return rows.stream().map(f).filter(text -> !text.isEmpty()).toArray(String[]::new);
    }

    private static ReportedSale sale(ResultSet row) throws SQLException {
        return new ReportedSale(
                row.getLong("sale"),
                row.getInt("no"),
                row.getString("digest"),
                row.getString("drug_code"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("returned"),
                row.getBoolean("split"),
                Sql.texts(row, "trace_codes"),
                Sql.texts(row, "returned_codes"),
                row.getString("batch_number"),
                row.getString("person_no"),
                row.getString("rx_number"),
                row.getString("setl_id"),
                row.getString("dispensed"));
    }
}
