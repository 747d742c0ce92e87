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

    /**
     * Whether a pharmacy may take it: returned goods that are still paid for stay where they are.
     */
    public boolean isFree() {
        return state.isFree() && holder.isEmpty();
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

    boolean canComeBack(BigDecimal less) {
        return less.signum() > 0 && less.compareTo(dispensed) <= 0;
    }

    /** Less is out than before; the holder keeps what it still holds or was paid for. */
    PrescriptionLine takenBack(BigDecimal less) {
        var left = dispensed.subtract(less);
        var next =
                switch (state) {
                    case OWING -> left.signum() == 0 ? LineState.CLAIMED : LineState.OWING;
                    case DISPENSED -> LineState.RETURNED;
                    case WAITING, AVAILABLE, CLAIMED, RETURNED, CANCELLED -> state;
                };
        var back =
                new PrescriptionLine(
                        issue,
                        no,
                        drugCode,
                        quantity,
                        unit,
                        left,
                        next,
                        holder,
                        claim,
                        audited,
                        settlement);
        return next == LineState.RETURNED && settlement == 0 ? back.released(next) : back;
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
