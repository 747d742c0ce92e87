package cn.yunfang.payment;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.SettlementNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * What a patient pays by card for one settlement.
 *
 * @param subject what its events are about: the prescription, or the settlement without one
 * @param division place of insurance (insuplc_admdvs)
 * @param amount psn_cash_pay of the settlement
 * @param tied whether the settlement was made with it in one commit, so that it stands only if it
 *     is paid
 * @param refundRound under which number the refund is asked for, from 0
 * @param attempts times that the bank was asked since its state last changed
 * @param dead whether nobody asks the bank any more, until somebody retries or gives it up
 * @param why what went wrong last, or the reason of giving it up; "" when nothing
 * @param dueAt when the bank is asked next
 */
public record Payment(
        PaymentNumber number,
        SettlementNumber settlement,
        PrescriptionId subject,
        String personNo,
        String institution,
        String division,
        String token,
        Fen amount,
        boolean tied,
        PaymentState state,
        int version,
        int refundRound,
        int attempts,
        boolean dead,
        String why,
        Instant createdAt,
        Instant changedAt,
        Optional<Instant> dueAt) {

    /** What shows which card it is. */
    public String cardTail() {
        return Card.tail(token);
    }

    String refundNumber() {
        return number.refund(refundRound);
    }
}
