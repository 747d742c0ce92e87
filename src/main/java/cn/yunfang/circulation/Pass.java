package cn.yunfang.circulation;

import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;

/**
 * Leave to fetch one prescription once.
 *
 * @param institution the pharmacy it is bound to, "" while nobody has shown it
 * @param claim the claim it opened, 0 before
 */
record Pass(
        PrescriptionId id,
        Kind kind,
        String personNo,
        String institution,
        long claim,
        Instant expiresAt) {
    enum Kind {
        /** The patient's QR code. */
        QR,
        /** What a decoded QR code became (epcToken). */
        TOKEN,
        /** What a search by card or voucher gave (authRxno). */
        HANDLE
    }

    boolean boundToAnother(String pharmacy) {
        return !institution.isEmpty() && !institution.equals(pharmacy);
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
