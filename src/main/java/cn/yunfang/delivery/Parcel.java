package cn.yunfang.delivery;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Medicine of a prescription on its way to the patient; nothing personal in it.
 *
 * @param number the pharmacy's own number (delvNo)
 * @param courierNo code of the courier company; @param courier its name
 * @param distance as the pharmacy told it (delvDist), 0 when it did not
 * @param status the latest by the time it happened
 * @param wrongCodes how often a wrong sign-off code was said
 */
public record Parcel(
        PrescriptionId id,
        String institution,
        String number,
        String courierNo,
        String courier,
        BigDecimal distance,
        DeliveryStatus status,
        Instant statusAt,
        int version,
        int wrongCodes,
        byte[] signDigest,
        Instant openedAt) {
    private static final int MOST_WRONG_CODES = 5;

    boolean isOf(Caller caller, String deliveryNo) {
        return institution.equals(caller.institution()) && number.equals(deliveryNo);
    }

    boolean takesNoMoreCodes() {
        return wrongCodes >= MOST_WRONG_CODES;
    }

    Parcel withWrongCode() {
        return new Parcel(
                id,
                institution,
                number,
                courierNo,
                courier,
                distance,
                status,
                statusAt,
                version,
                wrongCodes + 1,
                signDigest,
                openedAt);
    }

    Parcel to(DeliveryStatus next, Instant at, byte[] digest) {
        return new Parcel(
                id,
                institution,
                number,
                courierNo,
                courier,
                distance,
                next,
                at,
                version,
                wrongCodes,
                digest,
                openedAt);
    }

    /** A report of something earlier joins the history and changes nothing else. */
    Parcel reported(Parcel report) {
        return new Parcel(
                id,
                institution,
                number,
                report.courierNo.isEmpty() ? courierNo : report.courierNo,
                report.courier.isEmpty() ? courier : report.courier,
                report.distance.signum() == 0 ? distance : report.distance,
                report.statusAt.isBefore(statusAt) ? status : report.status,
                report.statusAt.isBefore(statusAt) ? statusAt : report.statusAt,
                version,
                wrongCodes,
                signDigest,
                openedAt);
    }
}
