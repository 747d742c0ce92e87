package cn.yunfang.prescription;

import java.math.BigDecimal;

/**
 * One line of one issue: what was prescribed, where it is, how much was handed over.
 *
 * @param quantity prescribed, in {@code unit} (drugCnt, drugDosunt)
 * @param dispensed handed over and not taken back, same unit
 * @param holder pharmacy that holds it, "" when none
 * @param claim the holder's claim, 0 when none
 * @param audited whether the holder's pharmacist passed it
 * @param settlement the settlement that paid for it, 0 when none
 * @param owed paid for by that settlement and not in the patient's hands
 * @param withheld of the quantity, what a bridge supply did not open yet
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
        long settlement,
        BigDecimal owed,
        BigDecimal withheld) {

    /** As it was prescribed, before its issue opens. */
    public static PrescriptionLine prescribed(
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
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** What may still be handed over. */
    public BigDecimal remaining() {
        return quantity.subtract(withheld).subtract(dispensed);
    }

    /** Opens all but so much. */
    PrescriptionLine withhold(BigDecimal rest) {
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
                settlement,
                owed,
                rest);
    }

    /** Opens what was withheld: who has served a part may be another than who serves the rest. */
    PrescriptionLine wholly() {
        var whole = withhold(BigDecimal.ZERO);
        return state == LineState.DISPENSED && withheld.signum() > 0
                ? whole.released(LineState.AVAILABLE)
                : whole;
    }

    /** Whether any pharmacy may take it. */
    public boolean isFree() {
        return state.isFree() && holder.isEmpty();
    }

    boolean isHeldUnder(long claimId) {
        return state.isHeld() && claim == claimId;
    }

    /** Whether a pharmacy holds it or somebody has goods of it, so that a revocation must wait. */
    boolean isTouched() {
        return !holder.isEmpty() || dispensed.signum() > 0;
    }

    /** Whether a settlement paid for goods that the patient does not have. */
    public boolean isPaid() {
        return owed.signum() > 0;
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
                settlement,
                owed,
                withheld);
    }

    PrescriptionLine heldBy(String pharmacy, long claimId) {
        return with(pharmacy, claimId, false).paidBy(0, BigDecimal.ZERO).to(LineState.CLAIMED);
    }

    PrescriptionLine passed() {
        return with(holder, claim, true);
    }

    /** Nobody's any more. */
    PrescriptionLine released(LineState next) {
        return with("", 0, false).paidBy(0, BigDecimal.ZERO).to(next);
    }

    PrescriptionLine paidBy(long settlementId, BigDecimal amount) {
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
                settlementId,
                amount,
                withheld);
    }

    PrescriptionLine handedOver(BigDecimal more) {
        var next = withDispensed(dispensed.add(more));
        var rest = isPaid() ? owed.subtract(more) : owed;
        return next.paidBy(settlement, rest)
                .to(next.remaining().signum() == 0 ? LineState.DISPENSED : LineState.OWING);
    }

    /**
     * Goods came back that the given settlement had paid for, 0 when the patient had. Paid goods
     * stay with the pharmacy until the settlement is undone; others are free again at once.
     */
    PrescriptionLine takenBack(BigDecimal less, long paidBy) {
        var next = withDispensed(dispensed.subtract(less));
        boolean refundable = settlement != 0 && settlement == paidBy;
        if (refundable) {
            next = next.paidBy(settlement, owed.add(less));
        }
        if (state.isHeld()) {
            return next.to(next.dispensed.signum() == 0 ? LineState.CLAIMED : LineState.OWING);
        }
        if (state == LineState.CANCELLED) {
            return next;
        }
        return refundable ? next.to(LineState.RETURNED) : next.released(LineState.RETURNED);
    }

    private PrescriptionLine with(String pharmacy, long claimId, boolean passed) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                dispensed,
                state,
                pharmacy,
                claimId,
                passed,
                settlement,
                owed,
                withheld);
    }

    private PrescriptionLine withDispensed(BigDecimal total) {
        return new PrescriptionLine(
                issue,
                no,
                drugCode,
                quantity,
                unit,
                total,
                state,
                holder,
                claim,
                audited,
                settlement,
                owed,
                withheld);
    }
}
