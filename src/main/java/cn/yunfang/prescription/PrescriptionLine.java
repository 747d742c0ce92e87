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
        BigDecimal owed) {

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
                0,
                BigDecimal.ZERO);
    }

    /** What may still be handed over. */
    public BigDecimal remaining() {
        return quantity.subtract(dispensed);
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
                owed);
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
                amount);
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
                owed);
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
                owed);
    }
}
