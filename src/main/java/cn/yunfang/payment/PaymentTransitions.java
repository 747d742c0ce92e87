package cn.yunfang.payment;

import static cn.yunfang.payment.PaymentState.CREATED;
import static cn.yunfang.payment.PaymentState.FAILED;
import static cn.yunfang.payment.PaymentState.PAID;
import static cn.yunfang.payment.PaymentState.PAYING;
import static cn.yunfang.payment.PaymentState.REFUNDED;
import static cn.yunfang.payment.PaymentState.REFUNDING;
import static cn.yunfang.payment.PaymentState.REPAID;
import static cn.yunfang.payment.PaymentState.REVERSED;
import static cn.yunfang.payment.PaymentState.REVOKING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The life of a payment: from, verb, to, what is booked, event. What is not a row here changes
 * nothing. The diagram in docs/payment-states.md is generated from this table.
 */
public final class PaymentTransitions {
    /** What happens to a payment. */
    public enum Verb {
        /** The bank is about to be asked. */
        ASK,
        /** The bank has taken the money. */
        SUCCEED,
        /** The bank has not taken it and will not. */
        DECLINE,
        /** Its settlement is turned round (2103, 2601), in the same commit. */
        UNDO,
        /** Nobody waits for it any more, and its settlement stands: to be paid in another way. */
        DROP,
        /** The bank has given the money back. */
        REFUND,
        /** A clerk ends what cannot be settled with the bank, with a reason. */
        GIVE_UP
    }

    /** What a row books (docs/money.md). */
    public enum Booking {
        NONE,
        /** From the bank's account to the institution's cash. */
        TAKEN,
        /** Back. */
        GIVEN_BACK
    }

    /**
     * One row of the table.
     *
     * @param event "" when another event of the same commit tells it, or nobody needs to know
     */
    public record Row(
            PaymentState from, Verb verb, PaymentState to, Booking booking, String event) {
        private Row(PaymentState from, Verb verb, PaymentState to, String event) {
            this(from, verb, to, Booking.NONE, event);
        }
    }

    private static final List<Row> TABLE =
            List.of(
                    new Row(CREATED, Verb.ASK, PAYING, ""),
                    new Row(CREATED, Verb.UNDO, REVERSED, ""),
                    new Row(PAYING, Verb.SUCCEED, PAID, Booking.TAKEN, "PaymentPaid"),
                    new Row(PAYING, Verb.DECLINE, FAILED, "PaymentFailed"),
                    new Row(PAYING, Verb.UNDO, REVOKING, ""),
                    new Row(PAYING, Verb.DROP, REVOKING, ""),
                    new Row(PAYING, Verb.GIVE_UP, REVERSED, "PaymentReversed"),
                    new Row(FAILED, Verb.SUCCEED, PAID, Booking.TAKEN, "PaymentPaid"),
                    new Row(FAILED, Verb.UNDO, REVERSED, ""),
                    new Row(FAILED, Verb.DROP, REVERSED, "PaymentReversed"),
                    new Row(FAILED, Verb.GIVE_UP, REVERSED, "PaymentReversed"),
                    new Row(PAID, Verb.UNDO, REFUNDING, ""),
                    new Row(REVOKING, Verb.SUCCEED, REFUNDING, Booking.TAKEN, "PaymentLate"),
                    new Row(REVOKING, Verb.DECLINE, REVERSED, "PaymentReversed"),
                    new Row(REVOKING, Verb.GIVE_UP, REVERSED, "PaymentReversed"),
                    new Row(REVERSED, Verb.SUCCEED, REFUNDING, Booking.TAKEN, "PaymentLate"),
                    new Row(
                            REFUNDING,
                            Verb.REFUND,
                            REFUNDED,
                            Booking.GIVEN_BACK,
                            "PaymentRefunded"),
                    new Row(REFUNDING, Verb.GIVE_UP, REPAID, "PaymentRepaid"),
                    new Row(REPAID, Verb.REFUND, REFUNDED, Booking.GIVEN_BACK, "PaymentRefunded"));

    private PaymentTransitions() {}

    public static List<Row> table() {
        return TABLE;
    }

    /** The row for this state and verb; empty when the verb changes nothing then. */
    public static Optional<Row> find(PaymentState from, Verb verb) {
        return TABLE.stream().filter(row -> row.from == from && row.verb == verb).findFirst();
    }

    /**
     * Where a verb leads from each state, in the order of the states' codes; −1 where nowhere. SQL
     * that moves rows it has not read decides by it.
     */
    static int[] ends(Verb verb) {
        return Arrays.stream(PaymentState.values())
                .mapToInt(from -> find(from, verb).map(row -> row.to.code()).orElse(-1))
                .toArray();
    }
}
