package cn.yunfang.delivery;

import static cn.yunfang.delivery.DeliveryStatus.ARRIVED;
import static cn.yunfang.delivery.DeliveryStatus.CANCELLED;
import static cn.yunfang.delivery.DeliveryStatus.FAILED;
import static cn.yunfang.delivery.DeliveryStatus.HANDED_TO_COURIER;
import static cn.yunfang.delivery.DeliveryStatus.ON_THE_WAY;
import static cn.yunfang.delivery.DeliveryStatus.ORDERED;
import static cn.yunfang.delivery.DeliveryStatus.PACKED;
import static cn.yunfang.delivery.DeliveryStatus.RETURNED;
import static cn.yunfang.delivery.DeliveryStatus.RETURNING;
import static cn.yunfang.delivery.DeliveryStatus.SIGNED;

import java.util.List;
import java.util.Optional;

/**
 * The life of a parcel: from, verb, to, event. What is not a row here changes nothing: a report
 * that comes late joins the history. A word that was lost may be skipped, so a parcel also moves
 * forward over several steps. The diagram in docs/delivery-states.md is generated from this table.
 */
public final class DeliveryTransitions {
    /** What happens to a parcel. */
    public enum Verb {
        /** The pharmacy has put together what was sold. */
        PACK,
        /** The patient does not want it brought any more. */
        CANCEL,
        /** The pharmacy cannot bring it. */
        WITHDRAW,
        /** The pharmacy's own system says that a parcel of its own is off (code 60). */
        CALL_OFF,
        /** The courier has it. */
        HAND_OVER,
        SET_OUT,
        ARRIVE,
        /** The recipient has shown that he has it. */
        SIGN,
        /** It could not be handed over; there will be another try. */
        FAIL,
        /** The next try begins. */
        TRY_AGAIN,
        /** It goes back to the pharmacy. */
        SEND_BACK,
        /** The courier has lost it. */
        LOSE,
        /** The pharmacy has it again. */
        RECEIVE,
        /** Goods are in the shop or written off, and the money is back. */
        TAKE_BACK
    }

    /** One row of the table. */
    public record Row(DeliveryStatus from, Verb verb, DeliveryStatus to, String event) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row(ORDERED, Verb.PACK, PACKED, "ParcelPacked"),
                    new Row(ORDERED, Verb.CANCEL, CANCELLED, "ParcelCancelled"),
                    new Row(ORDERED, Verb.WITHDRAW, CANCELLED, "ParcelWithdrawn"),
                    new Row(PACKED, Verb.WITHDRAW, RETURNING, "ParcelWithdrawn"),
                    new Row(PACKED, Verb.CALL_OFF, CANCELLED, "ParcelCancelled"),
                    new Row(PACKED, Verb.HAND_OVER, HANDED_TO_COURIER, "ParcelHandedOver"),
                    new Row(PACKED, Verb.SET_OUT, ON_THE_WAY, "ParcelMoved"),
                    new Row(PACKED, Verb.ARRIVE, ARRIVED, "ParcelArrived"),
                    new Row(PACKED, Verb.SIGN, SIGNED, "ParcelSigned"),
                    new Row(PACKED, Verb.FAIL, FAILED, "ParcelFailed"),
                    new Row(PACKED, Verb.TRY_AGAIN, ON_THE_WAY, "ParcelMoved"),
                    new Row(PACKED, Verb.SEND_BACK, RETURNING, "ParcelReturning"),
                    new Row(PACKED, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(HANDED_TO_COURIER, Verb.CALL_OFF, CANCELLED, "ParcelCancelled"),
                    new Row(HANDED_TO_COURIER, Verb.SET_OUT, ON_THE_WAY, "ParcelMoved"),
                    new Row(HANDED_TO_COURIER, Verb.ARRIVE, ARRIVED, "ParcelArrived"),
                    new Row(HANDED_TO_COURIER, Verb.SIGN, SIGNED, "ParcelSigned"),
                    new Row(HANDED_TO_COURIER, Verb.FAIL, FAILED, "ParcelFailed"),
                    new Row(HANDED_TO_COURIER, Verb.TRY_AGAIN, ON_THE_WAY, "ParcelMoved"),
                    new Row(HANDED_TO_COURIER, Verb.SEND_BACK, RETURNING, "ParcelReturning"),
                    new Row(HANDED_TO_COURIER, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(ON_THE_WAY, Verb.CALL_OFF, CANCELLED, "ParcelCancelled"),
                    new Row(ON_THE_WAY, Verb.ARRIVE, ARRIVED, "ParcelArrived"),
                    new Row(ON_THE_WAY, Verb.SIGN, SIGNED, "ParcelSigned"),
                    new Row(ON_THE_WAY, Verb.FAIL, FAILED, "ParcelFailed"),
                    new Row(ON_THE_WAY, Verb.TRY_AGAIN, ON_THE_WAY, "ParcelMoved"),
                    new Row(ON_THE_WAY, Verb.SEND_BACK, RETURNING, "ParcelReturning"),
                    new Row(ON_THE_WAY, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(ARRIVED, Verb.CALL_OFF, CANCELLED, "ParcelCancelled"),
                    new Row(ARRIVED, Verb.SIGN, SIGNED, "ParcelSigned"),
                    new Row(ARRIVED, Verb.FAIL, FAILED, "ParcelFailed"),
                    new Row(ARRIVED, Verb.TRY_AGAIN, ON_THE_WAY, "ParcelMoved"),
                    new Row(ARRIVED, Verb.SEND_BACK, RETURNING, "ParcelReturning"),
                    new Row(ARRIVED, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(FAILED, Verb.CALL_OFF, CANCELLED, "ParcelCancelled"),
                    new Row(FAILED, Verb.SIGN, SIGNED, "ParcelSigned"),
                    new Row(FAILED, Verb.TRY_AGAIN, ON_THE_WAY, "ParcelMoved"),
                    new Row(FAILED, Verb.SEND_BACK, RETURNING, "ParcelReturning"),
                    new Row(FAILED, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(RETURNING, Verb.LOSE, RETURNING, "ParcelLost"),
                    new Row(RETURNING, Verb.RECEIVE, RETURNING, "ParcelReceived"),
                    new Row(RETURNING, Verb.TAKE_BACK, RETURNED, "ParcelReturned"));

    private DeliveryTransitions() {}

    public static List<Row> table() {
        return TABLE;
    }

    static Optional<Row> find(DeliveryStatus from, Verb verb) {
        return TABLE.stream().filter(row -> row.from == from && row.verb == verb).findFirst();
    }
}
