package cn.yunfang.courier;

import cn.yunfang.courier.Courier.Notice;
import cn.yunfang.courier.Courier.Point;
import cn.yunfang.courier.Courier.Proof;
import cn.yunfang.courier.Courier.Status;
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

/** SQL of {@code courier.pretended_order}, {@code pretended_notice} and {@code pretended_key}. */
final class PretendedTable {
    private static final String PLACE =
            """
            insert into courier.pretended_order (number, kind, heard, placed_at)
            values (:number, :kind, :heard, :at)
            on conflict (number) do update
                set heard = excluded.heard""";

    private static final String FIND =
            """
            select kind, heard
            from courier.pretended_order
            where number = :number""";

    private static final String PLAN =
            """
            insert into courier.pretended_notice
                (number, no, attempt, status, happens_at, longitude, latitude, why, signature,
                 signer, tell_at)
            values
                (:number, :no, :attempt, :status, :at, :longitude, :latitude, :why, :signature,
                 :signer, :tell)
            on conflict do nothing""";

    // what has not happened yet does not happen any more; what was fetched comes back
    private static final String CANCEL =
            """
            with gone as (
                delete from courier.pretended_notice
                where number = :number
                  and happens_at > :now
                returning no)
            insert into courier.pretended_notice
                (number, no, attempt, status, happens_at, longitude, latitude, why, signature,
                 signer, tell_at)
            select n.number, n.no + 100, n.attempt, :returning::smallint, :now::timestamptz,
                   n.longitude, n.latitude, '', '', '', :now::timestamptz
            from courier.pretended_notice n
            where n.number = :number
              and n.happens_at <= :now
            order by n.happens_at desc, n.no desc
            limit 1
            on conflict do nothing""";

    private static final String COLUMNS =
            """
            select number, no, attempt, status, happens_at, longitude, latitude, why, signature,
                   signer
            from courier.pretended_notice
            """;

    private static final String LAST =
            COLUMNS
                    + """
                    where number = :number
                      and happens_at <= :now
                    order by happens_at desc, no desc
                    limit 1""";

    private static final String DUE =
            COLUMNS
                    + """
                    where sent_at is null
                      and tell_at <= :now
                    order by tell_at, number, no
                    limit 100""";

    private static final String SENT =
            """
            update courier.pretended_notice
            set sent_at = :at
            where number = :number
              and no = :no""";

    private static final String KEEP_KEY =
            """
            insert into courier.pretended_key (private_key)
            values (:key)
            on conflict do nothing""";

    private static final String KEY =
            """
            select private_key
            from courier.pretended_key""";

    /** An order and whether it was heard. */
    record Stored(CourierKind kind, boolean heard) {}

    /** A call-back and which of those about its number it is. */
    record Told(Notice notice, int no) {}

    private PretendedTable() {}

    static Sql<@Nullable Void> place(String number, CourierKind kind, boolean heard, Instant at) {
        return Sql.write(
                PLACE, Map.of("number", number, "kind", kind.name(), "heard", heard, "at", at));
    }

    static Sql<Optional<Stored>> find(String number) {
        return Sql.first(
                FIND,
                Map.of("number", number),
                row ->
                        new Stored(
                                CourierKind.valueOf(row.getString("kind")),
                                row.getBoolean("heard")));
    }

    /**
     * @param tell when it is called back, never when empty
     */
    static Sql<@Nullable Void> plan(Notice notice, int no, Optional<Instant> tell) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("number", notice.number());
        row.put("no", no);
        row.put("attempt", notice.attempt());
        row.put("status", notice.status().ordinal());
        row.put("at", notice.at());
        row.put("longitude", notice.where().map(Point::longitude).orElse(null));
        row.put("latitude", notice.where().map(Point::latitude).orElse(null));
        row.put("why", notice.why());
        row.put("signature", notice.proof().signature());
        row.put("signer", notice.proof().signer());
        row.put("tell", tell.orElse(null));
        return Sql.write(PLAN, row);
    }

    static Sql<@Nullable Void> cancel(String number, Instant now) {
        return Sql.write(
                CANCEL,
                Map.of("number", number, "now", now, "returning", Status.RETURNING.ordinal()));
    }

    static Sql<Optional<Notice>> last(String number, Instant now) {
        return Sql.first(LAST, Map.of("number", number, "now", now), row -> told(row).notice());
    }

    static Sql<List<Told>> due(Instant now) {
        return Sql.list(DUE, Map.of("now", now), PretendedTable::told);
    }

    static Sql<@Nullable Void> sent(Told told, Instant at) {
        return Sql.write(SENT, Map.of("number", told.notice.number(), "no", told.no, "at", at));
    }

    /** The first one stays. */
    static Sql<@Nullable Void> keepKey(String base64) {
        return Sql.write(KEEP_KEY, Map.of("key", base64));
    }

    static Sql<String> key() {
        return Sql.read(
                KEY,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getString("private_key");
                });
    }

    private static Told told(ResultSet row) throws SQLException {
        var longitude = Optional.ofNullable(row.getBigDecimal("longitude"));
        var latitude = row.getBigDecimal("latitude");
        return new Told(
                new Notice(
                        row.getString("number"),
                        row.getInt("attempt"),
                        Status.values()[row.getInt("status")],
                        row.getObject("happens_at", OffsetDateTime.class).toInstant(),
                        longitude.map(east -> new Point(east, latitude)),
                        row.getString("why"),
                        new Proof("", row.getString("signature"), row.getString("signer"))),
                row.getInt("no"));
    }
}
