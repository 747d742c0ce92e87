package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;

/**
 * One line's part of the totals (detlcutinfo).
 *
 * @param fund what the funds pay of it, allotted by largest remainder
 */
public record LineShare(
        int no, Fen amount, Fen ownPay, Fen overCap, Fen firstPay, Fen inScope, Fen fund) {

    LineShare withFund(Fen paid) {
        return new LineShare(no, amount, ownPay, overCap, firstPay, inScope, paid);
    }

    /** In scope and not yet paid by a fund. */
    Fen open() {
        return inScope.minus(fund);
    }

    public LineShare negated() {
        return new LineShare(
                no,
                amount.negated(),
                ownPay.negated(),
                overCap.negated(),
                firstPay.negated(),
                inScope.negated(),
                fund.negated());
    }
}
