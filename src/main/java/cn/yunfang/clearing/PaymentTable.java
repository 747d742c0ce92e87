package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
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

/** SQL of {@code clearing.payment}, {@code prepayment} and {@code prepaid}. */
final class PaymentTable {
    private static final String ADD =
            """
            insert into clearing.payment
                (id, institution, division, application, amount_fen, card_fen, chinese, english,
                 ordered_at, ordered_by)
            values
                (:id, :institution, :division, :application, :amount, :card, :chinese, :english,
                 :at, :by)""";

    private static final String LIST =
            """
            select id, institution, division, application, amount_fen, card_fen, chinese, english,
                   ordered_at, ordered_by
            from clearing.payment
            where division like :division || '%'
              and ordered_at >= :from
              and ordered_at < :to
            order by ordered_at, id""";

    private static final String DRAFT =
            """
            insert into clearing.prepayment
                (id, institution, division, amount_fen, chinese, english, drafted_at, drafted_by)
            values
                (:id, :institution, :division, :amount, :chinese, :english, :at, :by)""";

    private static final String WAITING =
            """
            select id, institution, division, 0 as application, amount_fen, 0 as card_fen,
                   chinese, english,
                   drafted_at as ordered_at, drafted_by as ordered_by
            from clearing.prepayment
            where ended_at is null
            """;

    private static final String WAITING_BY_ID =
            WAITING
                    + """
                      and id = :id""";

    private static final String WAITING_OF_DIVISION =
            WAITING
                    + """
                      and division like :division || '%'
                    order by id
                    limit :most""";

    private static final String END =
            """
            update clearing.prepayment
            set ended_at = :at,
                ended_by = :by
            where id = :id
              and ended_at is null""";

    private static final String PREPAID =
            """
            select coalesce(sum(balance_fen), 0)::bigint as balance
            from clearing.prepaid
            where institution = :institution""";

    private static final String OPEN =
            """
            insert into clearing.prepaid (institution, balance_fen)
            values (:institution, 0)
            on conflict do nothing""";

    // never below zero, however many decide at once
    private static final String MOVE =
            """
            update clearing.prepaid
            set balance_fen = balance_fen + :amount
            where institution = :institution
              and balance_fen + :amount >= 0""";

    private PaymentTable() {}

    static Sql<@Nullable Void> add(Payment one) {
        var params = params(one);
        params.put("application", one.application());
        params.put("card", one.card().value());
        return Sql.write(ADD, params);
    }

    /** A prepayment that waits for its release; {@code at} and {@code by} are of its draft. */
    static Sql<@Nullable Void> draft(Payment prepayment) {
        return Sql.write(DRAFT, params(prepayment));
    }

    /** A prepayment that still waits. */
    static Sql<Optional<Payment>> waiting(long id) {
        return Sql.first(WAITING_BY_ID, Map.of("id", id), PaymentTable::payment);
    }

    /**
     * Those that wait, oldest first.
     *
     * @param division its first digits
     */
    static Sql<List<Payment>> waiting(String division, int most) {
        return Sql.list(
                WAITING_OF_DIVISION,
                Map.of("division", division, "most", most),
                PaymentTable::payment);
    }

    /** It waits no longer: of several who end it one does. */
    static Sql<@Nullable Void> end(long id, Instant at, String by) {
        return Sql.writeExactly(
                1, END, Map.of("id", id, "at", at, "by", by), Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> params(Payment one) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", one.id());
        params.put("institution", one.institution());
        params.put("division", one.division());
        params.put("amount", one.amount().value());
        params.put("chinese", one.chinese());
        params.put("english", one.english());
        params.put("at", one.at());
        params.put("by", one.by());
        return params;
    }

    /**
     * @param division its first digits
     */
    static Sql<List<Payment>> list(String division, Instant from, Instant to) {
        return Sql.list(
                LIST, Map.of("division", division, "from", from, "to", to), PaymentTable::payment);
    }

    /** What an institution holds of prepayments. */
    static Sql<Fen> prepaid(String institution) {
        return Sql.read(
                PREPAID,
                Map.of("institution", institution),
                rows -> {
                    rows.next();
                    return new Fen(rows.getLong("balance"));
                });
    }

    /** More, or less when negative; the amount may not be zero. */
    static List<Sql<?>> prepay(String institution, Fen amount) {
        return List.of(
                Sql.write(OPEN, Map.of("institution", institution)),
                Sql.writeExactly(
                        1,
                        MOVE,
                        Map.of("institution", institution, "amount", amount.value()),
                        Reason.CHANGED_MEANWHILE));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getLong("id"),
                row.getString("institution"),
                row.getString("division"),
                row.getLong("application"),
                new Fen(row.getLong("amount_fen")),
                new Fen(row.getLong("card_fen")),
                row.getString("chinese"),
                row.getString("english"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                row.getString("ordered_by"));
    }
}
