package cn.yunfang.circulation;

import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;
import java.util.List;

/**
 * A pharmacy's hold on lines of a prescription: a lease that frees itself.
 *
 * @param auditNumber rxChkBizSn, "" before the audit
 * @param leaseUntil when it frees itself
 */
public record Claim(
        PrescriptionId id,
        long claimId,
        String institution,
        List<Integer> lines,
        State state,
        String auditNumber,
        String pharmacist,
        String pharmacistName,
        String opinion,
        Instant auditedAt,
        Instant leaseUntil) {
    /** Where the hold stands; the numbers are stored. */
    public enum State {
        HELD,
        PASSED,
        REFUSED,
        GIVEN_BACK,
        DONE;

        public boolean isOpen() {
            return this == HELD || this == PASSED;
        }

        /** Whether it ended without anything being handed over. */
        boolean isVoid() {
            return this == REFUSED || this == GIVEN_BACK;
        }
    }

    /** What the audit of a claim is called (rxChkBizSn). */
    public static String auditNumber(PrescriptionId id, long claimId) {
        return "CK%04d%015d".formatted(id.bucket().value(), claimId);
    }

    boolean isOf(String pharmacy) {
        return institution.equals(pharmacy);
    }
}
