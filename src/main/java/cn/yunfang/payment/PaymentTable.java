package cn.yunfang.payment;

import cn.yunfang.payment.PaymentTransitions.Verb;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
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

/** SQL of {@code payment.payment}. */
final class PaymentTable {
    private static final String ADD =
            """
            insert into payment.payment
                (bucket, serial, settlement, subject, person_no, institution, division, token,
                 amount_fen, tied, created_at, changed_at, due_at)
            values
                (:bucket, :serial, :settlement, :subject, :person, :institution, :division, :token,
                 :amount, :tied, :at, :at, :at)
            on conflict do nothing""";

    private static final String NAMES =
            """
            bucket, serial, settlement, subject, person_no, institution, division, token,
            amount_fen, tied, state, version, refund_round, attempts, dead, why, created_at,
            changed_at, due_at
            """;

    private static final String COLUMNS = "select " + NAMES + "from payment.payment\n";

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String OF_SETTLEMENT =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and settlement = :settlement
                    order by serial""";

    private static final String DEAD =
            COLUMNS
                    + """
                    where dead
                      and division like :region || '%'
                      and serial < :before
                    order by serial desc
                    limit :most""";

    // Locks what it takes, so that another node passes over it, and leases it: if this node dies
    // before it says what became of it, it is due again.
    private static final String TAKE =
            """
            with due as (
                select p.bucket, p.serial
                from payment.payment p
                where p.due_at <= :now
                order by p.due_at
                limit :most
                for update skip locked)
            update payment.payment
            set attempts = attempts + 1,
                due_at = :until
            where (bucket, serial) in (select due.bucket, due.serial from due)
            returning\s"""
                    + NAMES;

    private static final String MOVE =
            """
            update payment.payment
            set state = :to,
                version = version + 1,
                attempts = 0,
                dead = false,
                why = :why,
                changed_at = :now,
                due_at = :due
            where bucket = :bucket
              and serial = :serial
              and version = :version""";

    // Follows the end of the settlement in one commit and has not read what it moves, so it must
    // decide on the row as it is once nobody else holds it: no join, which would not look again.
    private static final String UNDO =
            """
            update payment.payment
            set state = (:ends::int[])[state + 1],
                version = version + 1,
                attempts = 0,
                dead = false,
                changed_at = :now,
                due_at = case
                             when state = :unasked then null
                             when (:ends::int[])[state + 1] = :reversed then :later::timestamptz
                             else :now
                         end
            where bucket = :bucket
              and settlement = :settlement
              and (:ends::int[])[state + 1] >= 0""";

    // only by the try that it tells of: who came late has nothing to say
    private static final String WAIT =
            """
            update payment.payment
            set due_at = :due,
                dead = :dead,
                why = :why,
                refund_round = :round
            where bucket = :bucket
              and serial = :serial
              and version = :version
              and attempts = :attempts
              and not dead""";

    private static final String AT_ONCE =
            """
            update payment.payment
            set due_at = :now
            where bucket = :bucket
              and serial = :serial
              and due_at > :now""";

    private static final String RETRY =
            """
            update payment.payment
            set dead = false,
                attempts = 0,
                due_at = :now
            where bucket = :bucket
              and serial = :serial
              and dead""";

    private static final String COUNT =
            """
            select count(*) filter (where due_at is not null and state <> 5) as waiting,
                   count(*) filter (where dead) as dead
            from payment.payment
            where due_at is not null or dead""";

    /** How many are under way, and how many are dead. */
    record Count(long waiting, long dead) {}

    /** When it is seen to next, if ever, and what is known until then. */
    record Pause(Optional<Instant> due, boolean dead, String why, int refundRound) {}

    private PaymentTable() {}

    /** One that finds its settlement paid by now writes nothing. */
    static Sql<@Nullable Void> add(Payment payment) {
        var row = key(payment.number());
        row.put("settlement", payment.settlement().serial());
        row.put("subject", payment.subject().number());
        row.put("person", payment.personNo());
        row.put("institution", payment.institution());
        row.put("division", payment.division());
        row.put("token", payment.token());
        row.put("amount", payment.amount().value());
        row.put("tied", payment.tied());
        row.put("at", payment.createdAt());
        return Sql.writeExactly(1, ADD, row, Reason.CHANGED_MEANWHILE);
    }

    static Sql<Optional<Payment>> find(PaymentNumber number) {
        return Sql.first(FIND, key(number), PaymentTable::payment);
    }

    /** All that were made for a settlement, oldest first. */
    static Sql<List<Payment>> of(SettlementNumber settlement) {
        return Sql.list(
                OF_SETTLEMENT,
                Map.of("bucket", settlement.bucket().value(), "settlement", settlement.serial()),
                PaymentTable::payment);
    }

    /** Dead ones of a region, newest first. */
    static Sql<List<Payment>> dead(String region, long before, int most) {
        return Sql.list(
                DEAD,
                Map.of("region", region, "before", before, "most", most),
                PaymentTable::payment);
    }

    static Sql<List<Payment>> take(Instant now, Instant until, int most) {
        return Sql.list(
                TAKE, Map.of("now", now, "until", until, "most", most), PaymentTable::payment);
    }

    /** Moves one that nobody has moved since it was read. */
    static Sql<@Nullable Void> move(
            Payment payment, PaymentState to, String why, Instant now, Optional<Instant> due) {
        var row = key(payment);
        row.put("to", to.code());
        row.put("why", why);
        row.put("now", now);
        row.put("due", due.orElse(null));
        return Sql.writeExactly(1, MOVE, row, Reason.CHANGED_MEANWHILE);
    }

    /**
     * Moves whatever was paid for a settlement as its undoing demands.
     *
     * @param later when the bank is asked a last time about one that it has not paid
     */
    static Sql<@Nullable Void> undo(SettlementNumber settlement, Instant now, Instant later) {
        return Sql.write(
                UNDO,
                Map.of(
                        "bucket", settlement.bucket().value(),
                        "settlement", settlement.serial(),
                        "ends", PaymentTransitions.ends(Verb.UNDO),
                        "unasked", PaymentState.CREATED.code(),
                        "reversed", PaymentState.REVERSED.code(),
                        "now", now,
                        "later", later));
    }

    static Sql<@Nullable Void> pause(Payment payment, Pause pause) {
        var row = key(payment);
        row.put("attempts", payment.attempts());
        row.put("due", pause.due().orElse(null));
        row.put("dead", pause.dead());
        row.put("why", pause.why());
        row.put("round", pause.refundRound());
        return Sql.write(WAIT, row);
    }

    /** Has one that waits seen to now. */
    static Sql<@Nullable Void> atOnce(PaymentNumber number, Instant now) {
        var row = key(number);
        row.put("now", now);
        return Sql.write(AT_ONCE, row);
    }

    static Sql<@Nullable Void> retry(PaymentNumber number, Instant now) {
        var row = key(number);
        row.put("now", now);
        return Sql.writeExactly(1, RETRY, row, Reason.CHANGED_MEANWHILE);
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

    private static LinkedHashMap<String, @Nullable Object> key(Payment payment) {
        var row = key(payment.number());
        row.put("version", payment.version());
        return row;
    }

    private static LinkedHashMap<String, @Nullable Object> key(PaymentNumber number) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("bucket", number.bucket().value());
        row.put("serial", number.serial());
        return row;
    }

    private static Payment payment(ResultSet row) throws SQLException {
        var bucket = new Bucket(row.getInt("bucket"));
        var due = row.getObject("due_at", OffsetDateTime.class);
        return new Payment(
                new PaymentNumber(bucket, row.getLong("serial")),
                new SettlementNumber(bucket, row.getLong("settlement")),
                new PrescriptionId(bucket, row.getLong("subject")),
                row.getString("person_no"),
                row.getString("institution"),
                row.getString("division"),
                row.getString("token"),
                new Fen(row.getLong("amount_fen")),
                row.getBoolean("tied"),
                PaymentState.of(row.getInt("state")),
                row.getInt("version"),
                row.getInt("refund_round"),
                row.getInt("attempts"),
                row.getBoolean("dead"),
                row.getString("why"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(due).map(OffsetDateTime::toInstant));
    }
}
