package cn.yunfang.bank;

import cn.yunfang.bank.Bank.Notice;
import cn.yunfang.bank.Bank.Order;
import cn.yunfang.bank.Bank.Refund;
import cn.yunfang.bank.Bank.State;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code bank.pretended_order} and {@code bank.pretended_notice}. */
final class PretendedTable {
    // a request that got lost (3) is heard of when it comes a second time
    private static final String ASK =
            """
            insert into bank.pretended_order as o
                (number, original, token, amount_fen, state, done_at, asked_at)
            values
                (:number, :original, :token, :amount, :state, :doneAt, :at)
            on conflict (number) do update
                set state = 0,
                    done_at = :at
                where o.state = 3""";

    private static final String CALL_BACK =
            """
            insert into bank.pretended_notice (number, no, state, amount_fen, due_at)
            select :number, coalesce(max(n.no), 0) + 1, :state, :amount, :due
            from bank.pretended_notice n
            where n.number = :number
            having count(*) < :most""";

    private static final String FIND =
            """
            select token, state, done_at > :now as pending
            from bank.pretended_order
            where number = :number
              and state <> 3""";

    private static final String DUE =
            """
            select number, no, state, amount_fen
            from bank.pretended_notice
            where sent_at is null
              and due_at <= :now
            order by due_at, number, no
            limit 100""";

    private static final String SENT =
            """
            update bank.pretended_notice
            set sent_at = :at
            where number = :number
              and no = :no""";

    private static final String KEEP_KEY =
            """
            insert into bank.pretended_key (private_key)
            values (:key)
            on conflict do nothing""";

    private static final String KEY =
            """
            select private_key
            from bank.pretended_key""";

    /** An order or refund as the bank sees it now; pending until its time has come. */
    record Stored(String token, State state) {}

    /** A call-back and which of those about its number it is. */
    record Told(Notice notice, int no) {}

    private PretendedTable() {}

    static Sql<@Nullable Void> ask(Order order, State state, Instant doneAt, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", order.number());
        row.put("original", "");
        row.put("token", order.token());
        row.put("amount", order.amount().value());
        row.put("state", state.ordinal());
        row.put("doneAt", doneAt);
        row.put("at", at);
        return Sql.write(ASK, row);
    }

    static Sql<@Nullable Void> ask(Refund refund, State state, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", refund.number());
        row.put("original", refund.order());
        row.put("token", "");
        row.put("amount", refund.amount().value());
        row.put("state", state.ordinal());
        row.put("doneAt", at);
        row.put("at", at);
        return Sql.write(ASK, row);
    }

    /**
     * @param most call-backs about one number that there are at all
     */
    static Sql<@Nullable Void> callBack(Notice notice, int most, Instant due) {
        return Sql.write(
                CALL_BACK,
                Map.of(
                        "number", notice.number(),
                        "state", notice.state().ordinal(),
                        "amount", notice.amount().value(),
                        "due", due,
                        "most", most));
    }

    static Sql<Optional<Stored>> find(String number, Instant now) {
        return Sql.first(
                FIND,
                Map.of("number", number, "now", now),
                row -> {
                    var state = State.values()[row.getInt("state")];
                    boolean pending = state == State.DONE && row.getBoolean("pending");
                    return new Stored(row.getString("token"), pending ? State.PENDING : state);
                });
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
        return new Told(
                new Notice(
                        row.getString("number"),
                        State.values()[row.getInt("state")],
                        new Fen(row.getLong("amount_fen"))),
                row.getInt("no"));
    }
}
