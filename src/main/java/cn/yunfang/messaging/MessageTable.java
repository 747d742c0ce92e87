package cn.yunfang.messaging;

import cn.yunfang.national.PushEnvelope;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code messaging.message}. */
final class MessageTable {
    private static final String ADD =
            """
            insert into messaging.message
                (receiver, kind, bucket, number, hi_rxno, body, told_at, not_before, due_at)
            select receiver, kind, bucket, number, hi_rxno, body, told_at, not_before, not_before
            from unnest(:receivers::text[], :kinds::text[], :buckets::smallint[],
                        :numbers::bigint[], :hiRxnos::text[], :bodies::text[],
                        :toldAts::timestamptz[], :notBefores::timestamptz[])
                with ordinality as given (receiver, kind, bucket, number, hi_rxno, body, told_at,
                                          not_before, place)
            order by place""";

    // hops along the index from one receiver to the next
    private static final String RECEIVERS =
            """
            with recursive waiting as (
                (select receiver, due_at
                 from messaging.message
                 where state = 0
                 order by receiver, due_at
                 limit 1)
                union all
                select following.receiver, following.due_at
                from waiting w
                cross join lateral (
                    select m.receiver, m.due_at
                    from messaging.message m
                    where m.state = 0
                      and m.receiver > w.receiver
                    order by m.receiver, m.due_at
                    limit 1) following)
            select receiver
            from waiting
            where due_at <= :now""";

    // Locks what it takes, so that another node passes over it, and leases it: if this node dies
    // before it says what became of it, it is due again. Of one prescription only the oldest goes.
    private static final String TAKE =
            """
            with due as (
                select m.id
                from messaging.message m
                where m.receiver = :receiver
                  and m.state = 0
                  and m.due_at <= :now
                  and not exists (
                      select 1
                      from messaging.message e
                      where e.state = 0
                        and e.bucket = m.bucket
                        and e.number = m.number
                        and e.receiver = m.receiver
                        and e.id < m.id
                        and e.not_before <= :now)
                order by m.due_at, m.id
                limit :most
                for update skip locked)
            update messaging.message m
            set attempts = m.attempts + 1,
                due_at = :until
            from due
            where m.id = due.id
            returning m.id, m.receiver, m.kind, m.bucket, m.number, m.hi_rxno, m.state, m.attempts,
                      m.error, m.told_at, m.due_at, m.ended_at, m.body""";

    // only by the try that it tells of: who came late has nothing to say
    private static final String MARK =
            """
            update messaging.message m
            set state = done.state,
                error = done.error,
                due_at = done.due_at,
                ended_at = case when done.state = 0 then null else :now::timestamptz end,
                body = case when done.state in (1, 3) then '' else m.body end
            from unnest(:ids::bigint[], :attempts::int[], :states::int[], :errors::text[],
                        :dueAts::timestamptz[])
                as done (id, attempts, state, error, due_at)
            where m.id = done.id
              and m.attempts = done.attempts
              and m.state = 0""";

    private static final String COLUMNS =
            """
            select id, receiver, kind, bucket, number, hi_rxno, state, attempts, error, told_at,
                   due_at, ended_at
            from messaging.message
            where (:receiver::text = '' or receiver = :receiver)
              and hi_rxno like :region || '%'
            """;

    private static final String LIST =
            COLUMNS
                    + """
                      and state = :state
                      and id < :before
                    order by id desc
                    limit :most""";

    private static final String FIND =
            COLUMNS
                    + """
                      and id = :id""";

    private static final String RETRY =
            """
            update messaging.message
            set state = 0,
                attempts = 0,
                due_at = :now,
                ended_at = null
            where id = :id
              and state = 2""";

    private static final String COUNT =
            """
            select count(*) filter (where state = 0 and not_before <= :now) as waiting,
                   count(*) filter (where state = 2) as dead
            from messaging.message
            where state in (0, 2)""";

    private static final String FORGET =
            """
            delete from messaging.message
            where id in (
                select id
                from messaging.message
                where state in (1, 3)
                  and ended_at < :before
                limit 10000)
            returning id""";

    /** A message and what it says. */
    record Taken(Message message, String body) {}

    /** What became of one try. */
    record Mark(long id, int attempts, MessageState state, String error, Instant dueAt) {}

    /** How many should be on their way by now, and how many are dead. */
    record Count(long waiting, long dead) {}

    /**
     * Which messages somebody may see.
     *
     * @param receiver only those to it, "" for all
     * @param region only of prescriptions whose number begins with these digits of a division
     */
    record Sight(String receiver, String region) {}

    private MessageTable() {}

    static Sql<@Nullable Void> add(List<Draft> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("receivers", column(all, Draft::receiver));
        params.put("kinds", column(all, Draft::kind));
        params.put("buckets", column(all, one -> one.subject().bucket().value()));
        params.put("numbers", column(all, one -> one.subject().number()));
        params.put("hiRxnos", column(all, Draft::hiRxno));
        params.put("bodies", column(all, Draft::body));
        params.put("toldAts", column(all, Draft::toldAt));
        params.put("notBefores", column(all, Draft::notBefore));
        return Sql.write(ADD, params);
    }

    /** Who has something due. */
    static Sql<List<String>> receivers(Instant now) {
        return Sql.list(RECEIVERS, Map.of("now", now), row -> row.getString("receiver"));
    }

    static Sql<List<Taken>> take(String receiver, Instant now, Instant until, int most) {
        return Sql.list(
                TAKE,
                Map.of("receiver", receiver, "now", now, "until", until, "most", most),
                row -> new Taken(message(row), row.getString("body")));
    }

    static Sql<@Nullable Void> mark(List<Mark> all, Instant now) {
        var params = new LinkedHashMap<String, Object>();
        params.put("ids", column(all, Mark::id));
        params.put("attempts", column(all, Mark::attempts));
        params.put("states", column(all, one -> one.state().code()));
        params.put("errors", column(all, Mark::error));
        params.put("dueAts", column(all, Mark::dueAt));
        params.put("now", now);
        return Sql.write(MARK, params);
    }

    /** Newest first. */
    static Sql<List<Message>> list(Sight sight, MessageState state, long before, int most) {
        return Sql.list(
                LIST,
                Map.of(
                        "receiver",
                        sight.receiver,
                        "region",
                        sight.region,
                        "state",
                        state.code(),
                        "before",
                        before,
                        "most",
                        most),
                MessageTable::message);
    }

    static Sql<Optional<Message>> find(Sight sight, long id) {
        return Sql.first(
                FIND,
                Map.of("receiver", sight.receiver, "region", sight.region, "id", id),
                MessageTable::message);
    }

    static Sql<@Nullable Void> retry(long id, Instant now) {
        return Sql.writeExactly(1, RETRY, Map.of("id", id, "now", now), Reason.MESSAGE_NOT_DEAD);
    }

    static Sql<Count> count(Instant now) {
        return Sql.read(
                COUNT,
                Map.of("now", now),
                rows -> {
                    rows.next();
                    return new Count(rows.getLong("waiting"), rows.getLong("dead"));
                });
    }

    /** Some of what ended before a moment; answers whether that was any. */
    static Sql<Boolean> forget(Instant before) {
        return Sql.read(FORGET, Map.of("before", before), ResultSet::next);
    }

    private static <T> String[] column(List<T> rows, Function<T, ?> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }

    private static Message message(ResultSet row) throws SQLException {
        var receiver = row.getString("receiver");
        var told = row.getObject("told_at", OffsetDateTime.class).toInstant();
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        long id = row.getLong("id");
        return new Message(
                id,
                receiver,
                row.getString("kind"),
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getString("hi_rxno"),
                PushEnvelope.msgid(receiver, told, id),
                MessageState.of(row.getInt("state")),
                row.getInt("attempts"),
                row.getString("error"),
                told,
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(ended).map(OffsetDateTime::toInstant));
    }
}
