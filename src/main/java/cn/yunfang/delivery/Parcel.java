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
 * @param status what it came to by {@link DeliveryTransitions}; @param statusAt when that happened
 * @param wrongCodes how often a wrong sign-off code was said
 * @param attempt which try to hand it over, from 1
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
        Instant openedAt,
        int attempt) {
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
                openedAt,
                attempt);
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
                openedAt,
                attempt);
    }

    /** The same, moved; a next try counts. */
    Parcel moved(DeliveryTransitions.Row row, Instant at) {
        return new Parcel(
                id,
                institution,
                number,
                courierNo,
                courier,
                distance,
                row.to(),
                at,
                version,
                wrongCodes,
                signDigest,
                openedAt,
                row.verb() == DeliveryTransitions.Verb.TRY_AGAIN ? attempt + 1 : attempt);
    }

    /** The same, by whom it is brought. */
    Parcel by(String no, String name) {
        return new Parcel(
                id,
                institution,
                number,
                no.isEmpty() ? courierNo : no,
                name.isEmpty() ? courier : name,
                distance,
                status,
                statusAt,
                version,
                wrongCodes,
                signDigest,
                openedAt,
                attempt);
    }

    Parcel withDistance(BigDecimal told) {
        return new Parcel(
                id,
                institution,
                number,
                courierNo,
                courier,
                told.signum() == 0 ? distance : told,
                status,
                statusAt,
                version,
                wrongCodes,
                signDigest,
                openedAt,
                attempt);
    }
}
