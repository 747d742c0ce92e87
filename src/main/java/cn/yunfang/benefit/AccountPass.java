package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.util.ArrayList;
import java.util.List;

/**
 * The personal accounts of one claim paying one after the other what the funds left open: the
 * patient's own, then those of his family in the order of their links.
 */
final class AccountPass {
    private final BenefitClaim claim;
    private final List<Step> steps;
    private final List<FamilyPayment> family = new ArrayList<>();
    private Fen ownPay;
    private Fen rest;
    private Fen own = Fen.ZERO;

    /**
     * @param ownPay what is outside the catalogue, for which not every account may pay
     * @param rest what else the patient has to pay
     */
    AccountPass(BenefitClaim claim, Fen ownPay, Fen rest, List<Step> steps) {
        this.claim = claim;
        this.ownPay = ownPay;
        this.rest = rest;
        this.steps = steps;
    }

    void pay(Policy policy) {
        if (!claim.useAccount()) {
            return;
        }
        if (policy.accountPays()) {
            var balance = claim.accountBalance();
            own = take(balance, policy.accountPaysOwnPay());
            steps.add(Step.of(Rule.ACCOUNT, balance, own, balance.minus(own)));
        }
        for (var account : claim.family()) {
            var paid = take(account.available(), account.paysOwnPay());
            if (paid.isPositive()) {
                family.add(account.paid(paid));
                steps.add(Step.of(Rule.FAMILY, account.ownerName(), paid));
            }
        }
    }

    // own pay first, so that it is not left to an account that may not pay it
    private Fen take(Fen most, boolean paysOwnPay) {
        var outside = paysOwnPay ? ownPay.min(most) : Fen.ZERO;
        var inside = rest.min(most.minus(outside));
        ownPay = ownPay.minus(outside);
        rest = rest.minus(inside);
        return outside.plus(inside);
    }

    /** What the patient's own account paid. */
    Fen own() {
        return own;
    }

    List<FamilyPayment> family() {
        return List.copyOf(family);
    }

    Fen familySum() {
        return family.stream().map(FamilyPayment::amount).reduce(Fen.ZERO, Fen::plus);
    }

    /** What nobody paid. */
    Fen cash() {
        return ownPay.plus(rest);
    }
}
