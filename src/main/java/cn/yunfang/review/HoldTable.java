package cn.yunfang.review;

import cn.yunfang.shared.Event.Chosen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code review.hold}. */
final class HoldTable {
    // goes after the update of the task in the same commit: that one lets no two in at once
    private static final String BEGIN_OF =
            """
            with longer as (
                update review.hold
                set ended_at = :until
                where bucket = %1$s
                  and number = %2$s
                  and reviewer = :reviewer
                  and ended_at > :now
                returning 1)
            insert into review.hold (bucket, number, reviewer, taken_at, ended_at)
            select %1$s, %2$s, :reviewer::text, :now::timestamptz, :until::timestamptz
            where not exists (select from longer)
              and %1$s is not null
            on conflict (bucket, number, reviewer, taken_at) do update
            set ended_at = excluded.ended_at""";

    private static final String BEGIN = BEGIN_OF.formatted(":bucket::smallint", ":number::bigint");

    private static final String BEGIN_CHOSEN = BEGIN_OF.formatted(Chosen.BUCKET, Chosen.NUMBER);

    private static final String END =
            """
            update review.hold
            set ended_at = :now
            where bucket = :bucket
              and number = :number
              and reviewer = :reviewer
              and ended_at > :now""";

    // while he held another task that he is done with by now he looked at that one
    private static final String HELD =
            """
            with own as (
                select min(taken_at) as since,
                       range_agg(tstzrange(taken_at,
                                           greatest(taken_at, least(ended_at, :now)))) as times
                from review.hold
                where bucket = :bucket
                  and number = :number
                  and reviewer = :reviewer),
            others as (
                select range_agg(tstzrange(h.taken_at, greatest(h.taken_at, h.ended_at))) as times
                from review.hold h
                cross join own o
                where h.reviewer = :reviewer
                  and h.ended_at > o.since
                  and h.ended_at <= :now
                  and (h.bucket, h.number) <> (:bucket::smallint, :number::bigint))
            select o.since,
                   (select 1000
                           * coalesce(sum(extract(epoch from upper(t.span) - lower(t.span))), 0)
                    from unnest(o.times - coalesce(e.times, '{}'::tstzmultirange)) as t (span)
                   )::bigint as millis
            from own o
            cross join others e""";

    private HoldTable() {}

    /** From now until then, or until then for longer when he has it already. */
    static Sql<@Nullable Void> begin(
            PrescriptionId id, String reviewer, Instant now, Instant until) {
        var params = key(id, reviewer, now);
        params.put("until", until);
        return Sql.write(BEGIN, params);
    }

    /** The same for the task that the same commit chooses. */
    static Sql<@Nullable Void> beginChosen(String reviewer, Instant now, Instant until) {
        return Sql.write(BEGIN_CHOSEN, Map.of("reviewer", reviewer, "now", now, "until", until));
    }

    static Sql<@Nullable Void> end(PrescriptionId id, String reviewer, Instant now) {
        return Sql.write(END, key(id, reviewer, now));
    }

    static Sql<Held> held(PrescriptionId id, String reviewer, Instant now) {
        return Sql.read(
                HELD,
                key(id, reviewer, now),
                rows -> {
                    rows.next();
                    return held(rows);
                });
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Duration.ofMillis(row.getLong("millis")));
    }

    private static LinkedHashMap<String, Object> key(
            PrescriptionId id, String reviewer, Instant now) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        params.put("reviewer", reviewer);
        params.put("now", now);
        return params;
    }
}
