package cn.yunfang.delivery;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code delivery.ordered}; the parcel's version guards every change but the last. */
final class OrderTable {
    private static final String COLUMNS =
            """
            select p.bucket, p.number, p.institution, p.delivery_no, p.courier_no, p.courier,
                   p.distance, p.status, p.status_at, p.version, p.wrong_codes, p.sign_digest,
                   p.opened_at, p.attempt, o.hi_rxno, o.division, o.service, o.cold, o.metres,
                   o.fee_fen, o.ordered_at, o.promised_until, o.late, o.sales, o.own_rider,
                   o.temperature, o.why, o.goods_back_at, o.spoilt, o.lost, o.ended_at
            from delivery.ordered o
            join delivery.parcel p
              on p.bucket = o.bucket
             and p.number = o.number
             and p.institution = o.institution
             and p.delivery_no = o.delivery_no
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where o.bucket = :bucket
                      and o.delivery_no = :deliveryNo""";

    private static final String OF_PRESCRIPTION =
            COLUMNS
                    + """
                    where o.bucket = :bucket
                      and o.number = :number
                    order by o.ordered_at, o.delivery_no""";

    private static final String AT =
            COLUMNS
                    + """
                    where o.institution = :institution
                      and (o.ended_at is null or o.ended_at >= :since)
                    order by o.promised_until, o.delivery_no
                    limit :most""";

    private static final String OVERDUE =
            COLUMNS
                    + """
                    where o.ended_at is null
                      and not o.late
                      and o.promised_until < :now
                    order by o.promised_until
                    limit :most""";

    // what a bureau looks at: late ones, and those that were not handed over
    private static final String TROUBLED =
            COLUMNS
                    + """
                    where o.division like :region || '%'
                      and o.ordered_at >= :since
                      and (o.late or o.why <> '' or o.lost
                           or o.cold and p.status in (20, 30, 40) and o.temperature is null)
                    order by o.ordered_at desc, o.delivery_no
                    limit :most""";

    private static final String SUMS =
            """
            select o.service,
                   count(*) as all_orders,
                   count(*) filter (where o.ended_at is null) as under_way,
                   count(*) filter (where p.status = 50) as signed,
                   count(*) filter (where o.late) as late,
                   count(*) filter (where o.why <> '') as failed,
                   count(*) filter (where p.status in (70, 80)) as returned,
                   count(*) filter (where o.lost) as lost
            from delivery.ordered o
            join delivery.parcel p
              on p.bucket = o.bucket
             and p.number = o.number
             and p.institution = o.institution
             and p.delivery_no = o.delivery_no
            where o.division like :region || '%'
              and o.ordered_at >= :since
            group by o.service
            order by o.service""";

    private static final String ADD =
            """
            insert into delivery.ordered
                (bucket, number, institution, delivery_no, hi_rxno, division, service, cold,
                 metres, fee_fen, ordered_at, promised_until)
            values
                (:bucket, :number, :institution, :deliveryNo, :hiRxno, :division, :service, :cold,
                 :metres, :fee, :orderedAt, :promisedUntil)
            on conflict do nothing""";

    private static final String CHANGE =
            """
            update delivery.ordered
            set sales = :sales,
                own_rider = :ownRider,
                temperature = :temperature,
                why = :why,
                goods_back_at = :goodsBackAt,
                spoilt = :spoilt,
                lost = :lost,
                ended_at = :endedAt
            where bucket = :bucket
              and number = :number
              and institution = :institution
              and delivery_no = :deliveryNo""";

    private static final String TELL_LATE =
            """
            update delivery.ordered
            set late = true
            where bucket = :bucket
              and delivery_no = :deliveryNo
              and not late
              and ended_at is null""";

    private OrderTable() {}

    static Sql<Optional<Standing>> find(OrderNumber number) {
        return Sql.first(
                FIND,
                Map.of("bucket", number.bucket().value(), "deliveryNo", number.toString()),
                OrderTable::standing);
    }

    static Sql<List<Standing>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                OrderTable::standing);
    }

    static Sql<List<Standing>> at(String institution, Instant since, int most) {
        return Sql.list(
                AT,
                Map.of("institution", institution, "since", since, "most", most),
                OrderTable::standing);
    }

    static Sql<List<Standing>> overdue(Instant now, int most) {
        return Sql.list(OVERDUE, Map.of("now", now, "most", most), OrderTable::standing);
    }

    static Sql<List<Standing>> troubled(String region, Instant since, int most) {
        return Sql.list(
                TROUBLED,
                Map.of("region", region, "since", since, "most", most),
                OrderTable::standing);
    }

    static Sql<List<BureauDeliveries.Sum>> sums(String region, Instant since) {
        return Sql.list(
                SUMS,
                Map.of("region", region, "since", since),
                row ->
                        new BureauDeliveries.Sum(
                                row.getString("service"),
                                row.getLong("all_orders"),
                                row.getLong("under_way"),
                                row.getLong("signed"),
                                row.getLong("late"),
                                row.getLong("failed"),
                                row.getLong("returned"),
                                row.getLong("lost")));
    }

    static Sql<@Nullable Void> add(Order order) {
        var params = key(order);
        params.put("hiRxno", order.hiRxno());
        params.put("division", order.division());
        params.put("service", order.service());
        params.put("cold", order.cold());
        params.put("metres", order.metres());
        params.put("fee", order.fee().value());
        params.put("orderedAt", order.orderedAt());
        params.put("promisedUntil", order.promisedUntil());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> change(Order order) {
        var progress = order.progress();
        var params = key(order);
        params.put("sales", progress.sales().stream().mapToLong(Long::longValue).toArray());
        params.put("ownRider", progress.ownRider());
        params.put("temperature", progress.temperature().orElse(null));
        params.put("why", progress.why());
        params.put("goodsBackAt", progress.goodsBackAt().orElse(null));
        params.put("spoilt", progress.spoilt().toArray(String[]::new));
        params.put("lost", progress.lost());
        params.put("endedAt", progress.endedAt().orElse(null));
        return Sql.writeExactly(1, CHANGE, params, Reason.CHANGED_MEANWHILE);
    }

    /** Once, whoever is first. */
    static Sql<@Nullable Void> tellLate(Order order) {
        return Sql.writeExactly(
                1,
                TELL_LATE,
                Map.of("bucket", order.id().bucket().value(), "deliveryNo", order.number()),
                Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, @Nullable Object> key(Order order) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.putAll(ParcelTable.key(order.id(), order.institution(), order.number()));
        return params;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var parcel = ParcelTable.parcel(row);
        return new Standing(
                parcel,
                new Order(
                        parcel.id(),
                        parcel.institution(),
                        parcel.number(),
                        row.getString("hi_rxno"),
                        row.getString("division"),
                        row.getString("service"),
                        row.getBoolean("cold"),
                        row.getLong("metres"),
                        new Fen(row.getLong("fee_fen")),
                        at(row, "ordered_at").orElseThrow(),
                        at(row, "promised_until").orElseThrow(),
                        row.getBoolean("late"),
                        new Order.Progress(
                                Arrays.asList((Long[]) row.getArray("sales").getArray()),
                                row.getBoolean("own_rider"),
                                Optional.ofNullable(row.getBigDecimal("temperature")),
                                row.getString("why"),
                                at(row, "goods_back_at"),
                                Sql.texts(row, "spoilt"),
                                row.getBoolean("lost"),
                                at(row, "ended_at"))));
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
