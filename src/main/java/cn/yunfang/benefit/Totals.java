package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The amounts of setlinfo (national-interface §4.3). The identities are checked here, so that no
 * settlement without them can exist.
 *
 * @param ownPay fulamt_ownpay_amt; @param overCap overlmt_selfpay
 * @param firstPay preselfpay_amt; @param inScope inscp_scp_amt
 * @param deductible act_pay_dedc
 * @param poolRatio pool_prop_selfpay, four decimals
 * @param account acct_pay, the family's accounts included; @param cash psn_cash_pay
 * @param family acct_mulaid_pay, what of {@code account} the family's accounts paid
 * @param balance balc, the account after it paid
 */
public record Totals(
        Fen medfee,
        Fen ownPay,
        Fen overCap,
        Fen firstPay,
        Fen inScope,
        Fen deductible,
        BigDecimal poolRatio,
        Map<Fund, Fen> funds,
        Fen account,
        Fen family,
        Fen cash,
        Fen balance) {

    public Totals {
        funds = inOrder(funds);
        family = family == null ? Fen.ZERO : family; // stored before families paid
        var parts = ownPay.plus(overCap).plus(firstPay).plus(inScope);
        if (!parts.equals(medfee) || !sum(funds).plus(account).plus(cash).equals(medfee)) {
            throw new IllegalArgumentException("the parts do not add up to " + medfee);
        }
        if (!family.equals(family.min(account.max(Fen.ZERO)).max(account.min(Fen.ZERO)))) {
            throw new IllegalArgumentException("the family cannot pay more than " + account);
        }
    }

    public Fen fund(Fund fund) {
        return funds.getOrDefault(fund, Fen.ZERO);
    }

    /** fund_pay_sumamt. */
    public Fen fundSum() {
        return sum(funds);
    }

    /** psn_part_amt. */
    public Fen personal() {
        return account.plus(cash);
    }

    /** What the patient's own account paid. */
    public Fen ownAccount() {
        return account.minus(family);
    }

    /** The same with every sign turned, for the settlement that undoes this one. */
    public Totals negated(Fen balanceAfter) {
        var turned = new EnumMap<Fund, Fen>(Fund.class);
        funds.forEach((fund, amount) -> turned.put(fund, amount.negated()));
        return new Totals(
                medfee.negated(),
                ownPay.negated(),
                overCap.negated(),
                firstPay.negated(),
                inScope.negated(),
                deductible.negated(),
                poolRatio,
                turned,
                account.negated(),
                family.negated(),
                cash.negated(),
                balanceAfter);
    }

    private static Map<Fund, Fen> inOrder(Map<Fund, Fen> funds) {
        var ordered = new EnumMap<Fund, Fen>(Fund.class);
        ordered.putAll(funds);
        return Collections.unmodifiableMap(ordered);
    }

    private static Fen sum(Map<Fund, Fen> funds) {
        return funds.values().stream().reduce(Fen.ZERO, Fen::plus);
    }
}
