package cn.yunfang.trial;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.Benefit;
import cn.yunfang.benefit.Policy;
import cn.yunfang.benefit.Split;
import cn.yunfang.benefit.Totals;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Fen;
import cn.yunfang.trial.Trial.Change;
import cn.yunfang.trial.Trial.Group;
import cn.yunfang.trial.Trial.Paid;

/**
 * The settlements of one person calculated again, in order: what an earlier one would have used up
 * of the year, and left on the account, is what a later one finds.
 */
final class PersonTrial {
    private int year;
    private Accumulators tried = Accumulators.NONE;
    private Accumulators counted = Accumulators.NONE;
    private Fen saved = Fen.ZERO;

    /**
     * @param usedBefore what the year had used up when it was settled
     */
    Change again(Settled settled, Accumulators usedBefore, Policy policy) {
        var claim = settled.claim();
        if (claim.on().getYear() != year) {
            year = claim.on().getYear();
            tried = Accumulators.NONE;
            counted = Accumulators.NONE;
        }
        var split =
                Benefit.split(
                        claim.holding(claim.accountBalance().plus(saved).max(Fen.ZERO)),
                        policy,
                        usedBefore.instead(tried, counted));
        var was = settled.split();
        tried = tried.plus(split.used());
        counted = counted.plus(was.used());
        saved = saved.plus(was.totals().ownAccount()).minus(split.totals().ownAccount());
        return change(settled, was, split);
    }

    private static Change change(Settled settled, Split was, Split split) {
        var claim = settled.claim();
        var group =
                new Group(
                        claim.insuranceType(),
                        claim.personType(),
                        claim.medType(),
                        claim.level(),
                        claim.disease());
        return new Change(group, was.totals().medfee(), paid(was.totals()), paid(split.totals()));
    }

    private static Paid paid(Totals totals) {
        return new Paid(totals.fundSum(), totals.account(), totals.cash());
    }
}
