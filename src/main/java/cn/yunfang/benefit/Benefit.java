package cn.yunfang.benefit;

import cn.yunfang.benefit.BenefitClaim.Line;
import cn.yunfang.benefit.BenefitClaim.PayClass;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/**
 * The calculation, pure: the same claim, policy and accumulators always give the same split. Order
 * and rounding are written down in docs/money.md.
 */
public final class Benefit {
    private static final int RATIO_DECIMALS = 4;

    private final BenefitClaim claim;
    private final Policy policy;
    private final List<Step> steps = new ArrayList<>();

    private Benefit(BenefitClaim claim, Policy policy) {
        this.claim = claim;
        this.policy = policy;
    }

    public static Split split(BenefitClaim claim, Policy policy, Accumulators before) {
        return new Benefit(claim, policy).split(before);
    }

    private Split split(Accumulators before) {
        steps.add(Step.of(Rule.POLICY, policy.name(), policy.status()));
        var funds = new FundPass(claim.disease(), before, awayCut(), steps);
        var missing = policy.missingDesignation(claim);
        missing.ifPresent(
                business -> steps.add(Step.of(Rule.NOT_DESIGNATED, claim.disease(), business)));
        var shares = claim.lines().stream().map(this::share).toList();
        var inScope = sum(shares, LineShare::inScope);
        steps.add(Step.of(Rule.IN_SCOPE, inScope));
        var lines = new ArrayList<>(select(shares, Track.OWN));
        lines.addAll(funds.pay(policy.dualChannelFunds(), select(shares, Track.DUAL_CHANNEL)));
        var ordinary = select(shares, Track.ORDINARY);
        lines.addAll(missing.isPresent() ? ordinary : funds.pay(policy.funds(), ordinary));
        lines.sort(Comparator.comparingInt(LineShare::no));
        var accounts = accounts(lines);
        return new Split(
                totals(lines, funds, accounts),
                funds.payments(),
                accounts.family(),
                List.copyOf(lines),
                funds.used(),
                policy.name(),
                List.copyOf(steps));
    }

    private BigDecimal awayCut() {
        if (claim.away().isEmpty() || policy.away().isEmpty()) {
            return BigDecimal.ZERO;
        }
        var away = claim.away().get();
        var cut = policy.away().get().cut(away.kind());
        steps.add(Step.of(Rule.AWAY, away.division(), away.kind(), plain(cut.movePointRight(2))));
        return cut;
    }

    // own pay, then the cap, then the first-pay share; each rounded to the fen on its line
    private LineShare share(Line line) {
        if (line.payClass() == PayClass.C) {
            steps.add(Step.of(Rule.NOT_LISTED, line.no(), line.amount()));
            return ownPay(line);
        }
        if (line.excludedByApproval()) {
            steps.add(Step.of(Rule.NOT_APPROVED, line.no(), line.approval(), line.amount()));
            return ownPay(line);
        }
        var overCap = overCap(line);
        var listed = line.amount().minus(overCap);
        var firstPay = listed.times(line.firstPayShare());
        if (line.firstPayShare().signum() > 0) {
            steps.add(
                    Step.of(
                            Rule.FIRST_PAY,
                            line.no(),
                            listed,
                            plain(line.firstPayShare()),
                            firstPay));
        }
        return new LineShare(
                line.no(),
                line.amount(),
                Fen.ZERO,
                overCap,
                firstPay,
                listed.minus(firstPay),
                Fen.ZERO);
    }

    private static LineShare ownPay(Line line) {
        return new LineShare(
                line.no(), line.amount(), line.amount(), Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);
    }

    private Fen overCap(Line line) {
        var cap = line.priceCap();
        if (cap.isEmpty() || line.price().compareTo(cap.get()) <= 0) {
            return Fen.ZERO;
        }
        var allowed = Fen.round(cap.get().multiply(line.quantity())).min(line.amount());
        var over = line.amount().minus(allowed);
        steps.add(Step.of(Rule.PRICE_CAP, line.no(), plain(line.price()), plain(cap.get()), over));
        return over;
    }

    /** Which funds a line goes to. */
    private enum Track {
        OWN,
        ORDINARY,
        DUAL_CHANNEL
    }

    private List<LineShare> select(List<LineShare> shares, Track track) {
        var chosen = new ArrayList<LineShare>();
        for (int i = 0; i < shares.size(); i++) {
            if (track(claim.lines().get(i)) == track) {
                chosen.add(shares.get(i));
                if (track == Track.OWN) {
                    steps.add(Step.of(Rule.NO_PRESCRIPTION, shares.get(i).no()));
                }
            }
        }
        return chosen;
    }

    // a policy without rules of its own for the dual channel treats its drugs like any other
    private Track track(Line line) {
        if (policy.fundNeedsPrescription() && !line.prescribed()) {
            return Track.OWN;
        }
        return line.dualChannel() && !policy.dualChannelFunds().isEmpty()
                ? Track.DUAL_CHANNEL
                : Track.ORDINARY;
    }

    private AccountPass accounts(List<LineShare> lines) {
        var ownPay = sum(lines, LineShare::ownPay);
        var personal = sum(lines, LineShare::amount).minus(sum(lines, LineShare::fund));
        var accounts = new AccountPass(claim, ownPay, personal.minus(ownPay), steps);
        accounts.pay(policy);
        steps.add(Step.of(Rule.CASH, accounts.cash()));
        return accounts;
    }

    private Totals totals(List<LineShare> lines, FundPass funds, AccountPass accounts) {
        var byFund = new EnumMap<Fund, Fen>(Fund.class);
        funds.payments().forEach(one -> byFund.merge(one.fund(), one.amount(), Fen::plus));
        return new Totals(
                sum(lines, LineShare::amount),
                sum(lines, LineShare::ownPay),
                sum(lines, LineShare::overCap),
                sum(lines, LineShare::firstPay),
                sum(lines, LineShare::inScope),
                funds.payments().stream()
                        .filter(one -> one.fund() == Fund.HIFP)
                        .map(FundPayment::deductible)
                        .reduce(Fen.ZERO, Fen::plus),
                funds.poolRatio().setScale(RATIO_DECIMALS, RoundingMode.HALF_UP),
                byFund,
                accounts.own().plus(accounts.familySum()),
                accounts.familySum(),
                accounts.cash(),
                claim.accountBalance().minus(accounts.own()));
    }

    private static Fen sum(List<LineShare> lines, Function<LineShare, Fen> part) {
        return lines.stream().map(part).reduce(Fen.ZERO, Fen::plus);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
