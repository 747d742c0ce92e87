package cn.yunfang.prescription;

import java.math.BigDecimal;

/**
 * One line of one issue: what was prescribed, where it is, how much was handed over.
 *
 * @param quantity prescribed, in {@code unit} (drugCnt, drugDosunt)
 * @param dispensed handed over so far, same unit
 * @param holder pharmacy that holds it, "" when none
 * @param claim the holder's claim, 0 when none
 * @param audited whether the holder's pharmacist passed it
 * @param settlement the settlement that paid for it, 0 when none
 */
public record PrescriptionLine(
        int issue,
        int no,
        String drugCode,
        BigDecimal quantity,
        String unit,
        BigDecimal dispensed,
        LineState state,
        String holder,
        long claim,
        boolean audited,
        long settlement) {

    static PrescriptionLine prescribed(
            int issue, int no, String drugCode, BigDecimal quantity, String unit) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                BigDecimal.ZERO,
                LineState.WAITING,
                "",
                0,
                false,
                0);
    }

    /** What may still be handed over. */
    public BigDecimal remaining() {
        return quantity.subtract(dispensed);
    }

    PrescriptionLine to(LineState next) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed,
                next,
                holder,
                claim,
                audited,
                settlement);
    }

    PrescriptionLine heldBy(String pharmacy, long claimId) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed,
                LineState.CLAIMED,
                pharmacy,
                claimId,
                false,
                0);
    }

    PrescriptionLine passed() {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed,
                state,
                holder,
                claim,
                true,
                settlement);
    }

    /** Free again: untouched lines are available, returned ones say so. */
    PrescriptionLine released(LineState next) {
        return new PrescriptionLine(
                issue, no, drugCode, quantity, unit, dispensed, next, "", 0, false, 0);
    }

    PrescriptionLine handedOver(BigDecimal more) {
        var total = dispensed.add(more);
        var next = total.compareTo(quantity) == 0 ? LineState.DISPENSED : LineState.OWING;
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                total,
                next,
                holder,
                claim,
                audited,
                settlement);
    }

    PrescriptionLine takenBack(BigDecimal less) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed.subtract(less),
                LineState.RETURNED,
                holder,
                claim,
                audited,
                settlement);
    }

    PrescriptionLine paidBy(long settlementId) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed,
                state,
                holder,
                claim,
                audited,
                settlementId);
    }
}
