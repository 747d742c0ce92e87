package cn.yunfang.visit;

import cn.yunfang.settlement.Bill;
import cn.yunfang.shared.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * A visit as stored.
 *
 * @param otpNumber ipt_otp_no, the institution's own number
 * @param medType med_type of 2203A, "" before it; @param disease dise_codg, "" when none
 */
record Visit(
        VisitNumber number,
        int version,
        boolean cancelled,
        String personNo,
        String institution,
        String otpNumber,
        String insuranceType,
        Instant begin,
        String medType,
        String disease) {

    /**
     * What is charged together.
     *
     * @param settlement serial of the settlement that paid for it, 0 while none does
     * @param told the figures of the last pre-settlement since its fees last changed
     */
    record Batch(String number, long settlement, Optional<Bill.Told> told) {
        boolean settled() {
            return settlement != 0;
        }
    }

    /**
     * One charge.
     *
     * @param row of feedetail, as it was sent
     */
    record Fee(String number, String batch, Fields row) {}
}
