package cn.yunfang.stock;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL of {@code stock.hold}. Rows of holds are always locked before the items they are of, and
 * items in the order of pharmacy and drug.
 */
final class HoldTable {
    private static final String OF =
            """
            select bucket, number, line, hold, hi_rxno, pharmacy, drug_code, quantity, price,
                   hospital_price, held_at, due_at
            from stock.hold
            where bucket = :bucket
              and number = :number
            order by line""";

    private static final String AT =
            """
            select bucket, number, line, hold, hi_rxno, pharmacy, drug_code, quantity, price,
                   hospital_price, held_at, due_at
            from stock.hold
            where pharmacy = :pharmacy
              and due_at > :now
            order by due_at, bucket, number, line
            limit 500""";

    private static final String DUE =
            """
            select h.bucket, h.number, h.line, h.hold, h.hi_rxno, h.pharmacy, h.drug_code,
                   h.quantity, h.price, h.hospital_price, h.held_at, h.due_at
            from stock.hold h
            where h.due_at <= :now
            order by h.due_at, h.bucket, h.number, h.line
            limit 500""";

    // the key lets in one hold of a line; whoever comes second reads again
    private static final String ADD =
            """
            insert into stock.hold
                (bucket, number, line, hold, hi_rxno, pharmacy, drug_code, quantity, price,
                 hospital_price, held_at, due_at)
            select :bucket, :number, h.line, :hold, :hiRxno, :pharmacy, h.drug_code, h.quantity,
                   h.price, h.hospital_price, :heldAt, :dueAt
            from unnest(:lines::int[], :drugs::text[], :quantities::numeric[], :prices::numeric[],
                        :hospitalPrices::numeric[])
                as h (line, drug_code, quantity, price, hospital_price)
            on conflict do nothing""";

    // as they were read: neither freed nor prolonged since
    private static final String END =
            """
            delete from stock.hold
            where bucket = :bucket
              and number = :number
              and hold = any(:holds::bigint[])
              and line = any(:lines::int[])
              and due_at <= :dueAt""";

    private static final String PROLONG =
            """
            update stock.hold
            set due_at = greatest(due_at, :dueAt)
            where bucket = :bucket
              and number = :number
              and line = any(:lines::int[])
              and pharmacy = :pharmacy
              and due_at > :now""";

    private static final String RELEASE =
            """
            with gone as (
                delete from stock.hold
                where bucket = :bucket
                  and number = :number
                  and line = any(:lines::int[])
                  and pharmacy <> :except
                returning pharmacy, drug_code, quantity),
            freed as (
                select pharmacy, drug_code, sum(quantity) as quantity
                from gone
                group by pharmacy, drug_code),
            shelf as materialized (
                select i.pharmacy, i.drug_code, freed.quantity
                from stock.item i
                join freed on freed.pharmacy = i.pharmacy and freed.drug_code = i.drug_code
                order by i.pharmacy, i.drug_code
                for update of i)
            update stock.item i
            set held = i.held - shelf.quantity
            from shelf
            where i.pharmacy = shelf.pharmacy
              and i.drug_code = shelf.drug_code""";

    private HoldTable() {}

    static Sql<List<Hold>> of(PrescriptionId id) {
        return Sql.list(OF, key(id), HoldTable::hold);
    }

    static Sql<List<Hold>> at(String pharmacy, Instant now) {
        return Sql.list(AT, Map.of("pharmacy", pharmacy, "now", now), HoldTable::hold);
    }

    static Sql<List<Hold>> due(Instant now) {
        return Sql.list(DUE, Map.of("now", now), HoldTable::hold);
    }

    /** Of one prescription at one pharmacy, chosen together. */
    static Sql<@Nullable Void> add(List<Hold> all) {
        var one = all.getFirst();
        var params = key(one.id());
        params.put("hold", one.hold());
        params.put("hiRxno", one.hiRxno());
        params.put("pharmacy", one.pharmacy());
        params.put("heldAt", one.heldAt());
        params.put("dueAt", one.dueAt());
        params.put("lines", all.stream().mapToInt(Hold::line).toArray());
        params.put("drugs", all.stream().map(Hold::drugCode).toArray(String[]::new));
        params.put("quantities", all.stream().map(Hold::quantity).toArray(BigDecimal[]::new));
        params.put("prices", all.stream().map(Hold::price).toArray(BigDecimal[]::new));
        params.put(
                "hospitalPrices", all.stream().map(Hold::hospitalPrice).toArray(BigDecimal[]::new));
        return Sql.writeExactly(all.size(), ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /** Of one prescription. */
    static Sql<@Nullable Void> end(List<Hold> all) {
        var params = key(all.getFirst().id());
        params.put("holds", all.stream().mapToLong(Hold::hold).toArray());
        params.put("lines", all.stream().mapToInt(Hold::line).toArray());
        params.put("dueAt", all.stream().map(Hold::dueAt).max(Instant::compareTo).orElseThrow());
        return Sql.writeExactly(all.size(), END, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> prolong(
            PrescriptionId id, Collection<Integer> lines, Holds.Keeper keeper) {
        var params = key(id);
        params.put("lines", ints(lines));
        params.put("pharmacy", keeper.pharmacy());
        params.put("dueAt", keeper.until());
        params.put("now", keeper.now());
        return Sql.write(PROLONG, params);
    }

    static Sql<@Nullable Void> release(
            PrescriptionId id, Collection<Integer> lines, String exceptAt) {
        var params = key(id);
        params.put("lines", ints(lines));
        params.put("except", exceptAt);
        return Sql.write(RELEASE, params);
    }

    private static Map<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(i -> i).toArray();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getInt("line"),
                row.getLong("hold"),
                row.getString("hi_rxno"),
                row.getString("pharmacy"),
                row.getString("drug_code"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("hospital_price"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }
}
