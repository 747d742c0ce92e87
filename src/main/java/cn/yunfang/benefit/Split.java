package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.util.List;

/**
 * Who pays what, and why.
 *
 * @param family what accounts of the family paid, in order
 * @param policy key and version of the policy
 * @param used what this claim adds to the year's accumulators
 */
public record Split(
        Totals totals,
        List<FundPayment> payments,
        List<FamilyPayment> family,
        List<LineShare> lines,
        Accumulators used,
        String policy,
        List<Step> steps) {

    /** What was stored before families paid has none. */
    public Split {
        family = family == null ? List.of() : List.copyOf(family);
    }

    /** The same turned round, for the settlement that undoes it. */
    public Split negated(Fen balanceAfter) {
        return new Split(
                totals.negated(balanceAfter),
                payments.stream().map(FundPayment::negated).toList(),
                family.stream().map(FamilyPayment::negated).toList(),
                lines.stream().map(LineShare::negated).toList(),
                Accumulators.NONE,
                policy,
                List.of());
    }
}
