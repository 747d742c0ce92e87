package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.util.Optional;

/**
 * One fund's payment (setldetail).
 *
 * @param type fund_pay_type
 * @param base in-scope amount it paid on; @param deductible taken off before
 * @param left what the yearly ceiling still allowed (crt_payb_lmt_amt)
 */
public record FundPayment(
        Fund fund, String type, Fen base, Fen deductible, Optional<Fen> left, Fen amount) {
    public FundPayment negated() {
        return new FundPayment(
                fund, type, base.negated(), deductible.negated(), left, amount.negated());
    }
}
