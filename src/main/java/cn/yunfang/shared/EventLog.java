package cn.yunfang.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reading the log of facts: the history of one prescription, and what is new behind a consumer's
 * cursor (docs/adr/0002-event-log.md).
 */
public final class EventLog {
    /** One fact as it was told. */
    public record Told(
            String name, Instant occurredAt, String institution, String actor, Fields facts) {}

    /**
     * A fact and where it stands in the log.
     *
     * @param id unique for ever
     */
    public record Entry(PrescriptionId subject, long id, Told told) {}

    /** New facts in the order of the log, and where reading them leads the cursor. */
    public record Fresh(Cursor from, Cursor to, long read, List<Entry> entries) {}

    /**
     * How often a fact was told within an hour.
     *
     * @param institution who told it; of the platform itself the division of the prescription it is
     *     about, "" when it is about none
     */
    public record HourCount(Instant hour, String institution, String name, long count) {}

    /** How far a consumer has read; the numbers are PostgreSQL's and the log's own. */
    public record Cursor(long xid, long id) {}

    /** New facts, counted, and where reading them leads the cursor. */
    public record Counted(Cursor from, Cursor to, List<HourCount> counts) {
        public boolean isEmpty() {
            return counts.isEmpty();
        }

        public long total() {
            return counts.stream().mapToLong(HourCount::count).sum();
        }
    }

    private static final String OF_PRESCRIPTION =
            """
            select name, occurred_at, institution, actor, facts
            from shared.event
            where bucket = :bucket
              and number = :number
            order by occurred_at, id""";

    // Transactions still open may yet write lower ids, so only what lies before the oldest counts.
    // The place is two scalars: joined it would be a filter, and each reading go through the log.
    static final String COUNT =
            """
            with place as (
                select xid, id
                from shared.consumer
                where name = :consumer),
            fresh as materialized (
                select e.xid, e.id, e.name, e.occurred_at,
                       coalesce(nullif(e.institution, ''), left(e.facts ->> 'hiRxno', 6), '')
                           as institution
                from shared.event e
                where (e.xid, e.id) > ((select xid from place), (select id from place))
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
                   date_trunc('hour', f.occurred_at, 'Asia/Shanghai') as hour, f.institution,
                   f.name, count(f.id) as told
            from place p
            left join last l on true
            left join fresh f on true
            group by 1, 2, 3, 4, 5, 6, 7""";

    // the same, row by row, of some names only; the cursor passes the others too
    static final String NEXT =
            """
            with place as (
                select xid, id
                from shared.consumer
                where name = :consumer),
            fresh as materialized (
                select e.xid, e.id, e.bucket, e.number, e.name, e.occurred_at, e.institution,
                       e.actor, e.facts
                from shared.event e
                where (e.xid, e.id) > ((select xid from place), (select id from place))
                  and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                order by e.xid, e.id
                limit :most),
            last as (
                select f.xid, f.id, count(*) over () as read
                from fresh f
                order by f.xid desc, f.id desc
                limit 1)
            select p.xid::text::bigint as from_xid, p.id as from_id,
                   coalesce(l.xid, p.xid)::text::bigint as to_xid,
                   coalesce(l.id, p.id) as to_id, coalesce(l.read, 0) as read,
                   f.bucket, f.number, f.id as event, f.name, f.occurred_at, f.institution,
                   f.actor, f.facts
            from place p
            left join last l on true
            left join fresh f on f.name = any(:names)
            order by f.xid, f.id""";

    private static final String SKIP =
            """
            update shared.consumer
            set xid = pg_snapshot_xmin(pg_current_snapshot()),
                id = 0
            where name = :consumer
              and xid < pg_snapshot_xmin(pg_current_snapshot())""";

    private static final String OF_MANY =
            """
            select bucket, number, id as event, name, occurred_at, institution, actor, facts
            from shared.event
            where bucket = :bucket
              and number = any(:numbers)
              and name = any(:names)
            order by occurred_at, id""";

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
                EventLog::told);
    }

    /** Facts of some names about prescriptions of one bucket, oldest first. */
    public static Sql<List<Entry>> of(Bucket bucket, List<Long> numbers, Set<String> names) {
        return Sql.list(
                OF_MANY,
                Map.of(
                        "bucket",
                        bucket.value(),
                        "numbers",
                        numbers.stream().mapToLong(Long::longValue).toArray(),
                        "names",
                        names.toArray(String[]::new)),
                EventLog::entry);
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getString("name"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("institution"),
                row.getString("actor"),
                Fields.parse(row.getString("facts")).orElse(Fields.none()));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getLong("event"),
                told(row));
    }

    /** Reads at most so many new facts and answers those of some names. */
    public static Sql<Fresh> next(String consumer, Set<String> names, int most) {
        return Sql.read(
                NEXT,
                Map.of("consumer", consumer, "names", names.toArray(String[]::new), "most", most),
                rows -> fresh(rows, consumer));
    }

    /** Moves the cursor to the end, for a consumer whom nobody asks for anything. */
    public static Sql<@Nullable Void> skip(String consumer) {
        return Sql.write(SKIP, Map.of("consumer", consumer));
    }

    private static Fresh fresh(ResultSet rows, String consumer) throws SQLException {
        var entries = new ArrayList<Entry>();
        Fresh found = null;
        while (rows.next()) {
            if (rows.getString("name") != null) {
                entries.add(entry(rows));
            }
            found =
                    new Fresh(
                            new Cursor(rows.getLong("from_xid"), rows.getLong("from_id")),
                            new Cursor(rows.getLong("to_xid"), rows.getLong("to_id")),
                            rows.getLong("read"),
                            List.of());
        }
        if (found == null) {
            throw new SQLException("shared.consumer has no row for " + consumer);
        }
        return new Fresh(found.from, found.to, found.read, List.copyOf(entries));
    }

    /** Counts at most so many new facts by hour, institution and name. */
    public static Sql<Counted> count(String consumer, int most) {
        return Sql.read(
                COUNT, Map.of("consumer", consumer, "most", most), rows -> counted(rows, consumer));
    }

    /** Moves the cursor; missed with CHANGED_MEANWHILE when another node was faster. */
    public static Sql<@Nullable Void> move(String consumer, Counted counted) {
        return move(consumer, counted.from, counted.to);
    }

    /** The same to where other reading led. */
    public static Sql<@Nullable Void> move(String consumer, Cursor from, Cursor to) {
        return Sql.writeExactly(
                1,
                MOVE,
                Map.of(
                        "consumer",
                        consumer,
                        "fromXid",
                        Long.toString(from.xid),
                        "fromId",
                        from.id,
                        "toXid",
                        Long.toString(to.xid),
                        "toId",
                        to.id),
                Reason.CHANGED_MEANWHILE);
    }

    private static Counted counted(ResultSet rows, String consumer) throws SQLException {
        var counts = new ArrayList<HourCount>();
        Counted found = null;
        while (rows.next()) {
            var hour = rows.getObject("hour", OffsetDateTime.class);
            if (hour != null) {
                counts.add(
                        new HourCount(
                                hour.toInstant(),
                                rows.getString("institution"),
                                rows.getString("name"),
                                rows.getLong("told")));
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
