package cn.yunfang.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reading the log of facts: the history of one prescription, and what is new behind a consumer's
 * cursor (docs/adr/0002-event-log.md).
 */
public final class EventLog {
    /** One fact as it was told. */
    public record Told(
            String name, Instant occurredAt, String institution, String actor, Fields facts) {}

    /** How often a fact was told on one day, China time. */
    public record DayCount(LocalDate day, String name, long count) {}

    /** How far a consumer has read; the numbers are PostgreSQL's and the log's own. */
    public record Cursor(long xid, long id) {}

    /** New facts, counted, and where reading them leads the cursor. */
    public record Counted(Cursor from, Cursor to, List<DayCount> counts) {
        public boolean isEmpty() {
            return counts.isEmpty();
        }

        public long total() {
            return counts.stream().mapToLong(DayCount::count).sum();
        }
    }

    private static final String OF_PRESCRIPTION =
            """
            select name, occurred_at, institution, actor, facts
            from shared.event
            where bucket = :bucket
              and number = :number
            order by occurred_at, id""";

    // transactions still open may yet write lower ids, so only what lies before the oldest counts
    private static final String COUNT =
            """
            with place as (
                select xid, id
                from shared.consumer
                where name = :consumer),
            fresh as materialized (
                select e.xid, e.id, e.name, e.occurred_at
                from shared.event e
                cross join place p
                where (e.xid, e.id) > (p.xid, p.id)
                  and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                order by e.xid, e.id
                limit :most),
            last as (
                select f.xid, f.id
                from fresh f
                order by f.xid desc, f.id desc
                limit 1)
            select p.xid::text::bigint as from_xid, p.id as from_id,
                   coalesce(l.xid, p.xid)::text::bigint as to_xid,
                   coalesce(l.id, p.id) as to_id,
                   (f.occurred_at at time zone 'Asia/Shanghai')::date as day, f.name,
                   count(f.id) as told
            from place p
            left join last l on true
            left join fresh f on true
            group by 1, 2, 3, 4, 5, 6""";

    private static final String MOVE =
            """
            update shared.consumer
            set xid = :toXid::text::xid8,
                id = :toId
            where name = :consumer
              and xid = :fromXid::text::xid8
              and id = :fromId""";

    private EventLog() {}

    /** All facts about a prescription, oldest first. */
    public static Sql<List<Told>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                row ->
                        new Told(
                                row.getString("name"),
                                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                                row.getString("institution"),
                                row.getString("actor"),
                                Fields.parse(row.getString("facts")).orElse(Fields.none())));
    }

    /** Counts at most so many new facts by day and name. */
    public static Sql<Counted> count(String consumer, int most) {
        return Sql.read(
                COUNT, Map.of("consumer", consumer, "most", most), rows -> counted(rows, consumer));
    }

    /** Moves the cursor; missed with CHANGED_MEANWHILE when another node was faster. */
    public static Sql<@Nullable Void> move(String consumer, Counted counted) {
        return Sql.writeExactly(
                1,
                MOVE,
                Map.of(
                        "consumer",
                        consumer,
                        "fromXid",
                        Long.toString(counted.from.xid),
                        "fromId",
                        counted.from.id,
                        "toXid",
                        Long.toString(counted.to.xid),
                        "toId",
                        counted.to.id),
                Reason.CHANGED_MEANWHILE);
    }

    private static Counted counted(ResultSet rows, String consumer) throws SQLException {
        var counts = new ArrayList<DayCount>();
        Counted found = null;
        while (rows.next()) {
            var day = rows.getObject("day", LocalDate.class);
            if (day != null) {
                counts.add(new DayCount(day, rows.getString("name"), rows.getLong("told")));
            }
            found =
                    new Counted(
                            new Cursor(rows.getLong("from_xid"), rows.getLong("from_id")),
                            new Cursor(rows.getLong("to_xid"), rows.getLong("to_id")),
                            List.of());
        }
        if (found == null) {
            throw new SQLException("shared.consumer has no row for " + consumer);
        }
        return new Counted(found.from, found.to, List.copyOf(counts));
    }
}
