package cn.yunfang.delivery;

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

/** SQL of {@code delivery.task}. */
final class TaskTable {
    // the same thing twice is to be done once, from now on
    private static final String ADD =
            """
            insert into delivery.task as t
                (bucket, delivery_no, kind, division, created_at, due_at)
            values
                (:bucket, :deliveryNo, :kind, :division, :at, :at)
            on conflict (bucket, delivery_no, kind) do update
            set due_at = excluded.due_at,
                attempts = 0,
                dead = false""";

    // Locks what it takes, so that another node passes over it, and leases it: if this node dies
    // before it says what became of it, it is due again.
    private static final String TAKE =
            """
            with due as (
                select t.bucket, t.delivery_no, t.kind
                from delivery.task t
                where t.due_at <= :now
                order by t.due_at
                limit :most
                for update skip locked)
            update delivery.task
            set attempts = attempts + 1,
                due_at = :until
            where (bucket, delivery_no, kind) in (
                select due.bucket, due.delivery_no, due.kind
                from due)
            returning delivery_no, kind, division, created_at, attempts, dead, why, due_at""";

    // only by the try that it tells of: who came late has nothing to say
    private static final String WAIT =
            """
            update delivery.task
            set due_at = :due,
                dead = :dead,
                why = :why,
                attempts = :next
            where bucket = :bucket
              and delivery_no = :deliveryNo
              and kind = :kind
              and attempts = :attempts
              and not dead""";

    private static final String COLUMNS =
            """
            select delivery_no, kind, division, created_at, attempts, dead, why, due_at
            from delivery.task
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and delivery_no = :deliveryNo
                      and kind = :kind""";

    private static final String DEAD =
            COLUMNS
                    + """
                    where dead
                      and division like :region || '%'
                    order by created_at desc, delivery_no, kind
                    limit :most""";

    private static final String END_DEAD =
            """
            update delivery.task
            set dead = false,
                attempts = 0,
                why = :why,
                due_at = :due
            where bucket = :bucket
              and delivery_no = :deliveryNo
              and kind = :kind
              and dead""";

    private static final String COUNT =
            """
            select count(*) filter (where due_at is not null) as waiting,
                   count(*) filter (where dead) as dead
            from delivery.task
            where due_at is not null or dead""";

    /** How many are under way, and how many are dead. */
    record Count(long waiting, long dead) {}

    /** When it is seen to next, if ever, and what is known until then. */
    record Pause(Optional<Instant> due, boolean dead, String why, int attempts) {}

    private TaskTable() {}

    static Sql<@Nullable Void> add(Order order, Task.Kind kind, Instant at) {
        return Sql.write(
                ADD,
                Map.of(
                        "bucket", order.id().bucket().value(),
                        "deliveryNo", order.number(),
                        "kind", kind.code(),
                        "division", order.division(),
                        "at", at));
    }

    static Sql<List<Task>> take(Instant now, Instant until, int most) {
        return Sql.list(TAKE, Map.of("now", now, "until", until, "most", most), TaskTable::task);
    }

    static Sql<@Nullable Void> pause(Task task, Pause pause) {
        var row = key(task.order(), task.kind());
        row.put("attempts", task.attempts());
        row.put("due", pause.due().orElse(null));
        row.put("dead", pause.dead());
        row.put("why", pause.why());
        row.put("next", pause.attempts());
        return Sql.write(WAIT, row);
    }

    static Sql<Optional<Task>> find(OrderNumber order, Task.Kind kind) {
        return Sql.first(FIND, key(order, kind), TaskTable::task);
    }

    /** Dead ones of a region, the newest first. */
    static Sql<List<Task>> dead(String region, int most) {
        return Sql.list(DEAD, Map.of("region", region, "most", most), TaskTable::task);
    }

    /**
     * Ends the death of one.
     *
     * @param due when it is tried anew, never when empty
     */
    static Sql<@Nullable Void> endDead(Task task, String why, Optional<Instant> due) {
        var row = key(task.order(), task.kind());
        row.put("why", why);
        row.put("due", due.orElse(null));
        return Sql.writeExactly(1, END_DEAD, row, Reason.CHANGED_MEANWHILE);
    }

    static Sql<Count> count() {
        return Sql.read(
                COUNT,
                Map.of(),
                rows -> {
                    rows.next();
                    return new Count(rows.getLong("waiting"), rows.getLong("dead"));
                });
    }

    private static LinkedHashMap<String, @Nullable Object> key(OrderNumber order, Task.Kind kind) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("bucket", order.bucket().value());
        row.put("deliveryNo", order.toString());
        row.put("kind", kind.code());
        return row;
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                OrderNumber.parse(row.getString("delivery_no")).orElseThrow(),
                Task.Kind.of(row.getInt("kind")),
                row.getString("division"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getBoolean("dead"),
                row.getString("why"),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
