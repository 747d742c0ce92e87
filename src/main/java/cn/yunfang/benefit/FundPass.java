package cn.yunfang.benefit;

import cn.yunfang.benefit.Accumulators.Used;
import cn.yunfang.benefit.Policy.FundRule;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The funds of one claim paying one after the other, each on what the earlier ones left open. */
final class FundPass {
    private static final int DIVISION_DECIMALS = 8;

    private final String disease;
    private final Accumulators before;
    private final BigDecimal awayCut;
    private final List<Step> steps;
    private final List<FundPayment> payments = new ArrayList<>();
    private Accumulators used = Accumulators.NONE;
    private BigDecimal poolPaid = BigDecimal.ZERO;
    private BigDecimal poolBase = BigDecimal.ZERO;

    /**
     * @param awayCut taken off the pooled fund's ratios
     */
    FundPass(String disease, Accumulators before, BigDecimal awayCut, List<Step> steps) {
        this.disease = disease;
        this.before = before;
        this.awayCut = awayCut;
        this.steps = steps;
    }

    /** Lets the funds pay for these lines; answers the lines with what was paid of each. */
    List<LineShare> pay(List<FundRule> rules, List<LineShare> lines) {
        var open = lines;
        for (var rule : rules) {
            var base = open.stream().map(LineShare::open).reduce(Fen.ZERO, Fen::plus);
            if (base.isPositive()) {
                open = allot(open, pay(rule, base));
            }
        }
        return open;
    }

    private static List<LineShare> allot(List<LineShare> lines, Fen paid) {
        var parts = Allotment.of(paid, lines.stream().map(LineShare::open).toList());
        var next = new ArrayList<LineShare>();
        for (int i = 0; i < lines.size(); i++) {
            next.add(lines.get(i).withFund(lines.get(i).fund().plus(parts.get(i))));
        }
        return next;
    }

    private Fen pay(FundRule rule, Fen open) {
        var year = soFar(rule.scope());
        var yearly = open.min(atLeastZero(rule.deductible().minus(year.deductible())));
        if (rule.deductible().isPositive()) {
            steps.add(
                    Step.of(
                            Rule.DEDUCTIBLE,
                            rule.fund().chinese(),
                            rule.deductible(),
                            year.deductible(),
                            yearly));
        }
        var deductible = yearly.plus(ofVisit(rule, open.minus(yearly)));
        var base = open.minus(deductible);
        var left = left(rule, year);
        var wanted = Fen.round(byBands(rule, year.base(), base));
        var amount = left.map(wanted::min).orElse(wanted);
        steps.add(Step.of(Rule.FUND, rule.fund().chinese(), amount));
        payments.add(new FundPayment(rule.fund(), rule.type(), base, deductible, left, amount));
        used = used.plus(rule.scope(), new Used(yearly, base, amount));
        if (!disease.isEmpty() && rule.diseaseCeiling(disease).isPresent()) {
            used = used.plus(rule.diseaseScope(disease), new Used(Fen.ZERO, Fen.ZERO, amount));
        }
        return amount;
    }

    private Fen ofVisit(FundRule rule, Fen open) {
        var deductible = open.min(rule.visitDeductible());
        if (rule.visitDeductible().isPositive()) {
            steps.add(
                    Step.of(
                            Rule.VISIT_DEDUCTIBLE,
                            rule.fund().chinese(),
                            rule.visitDeductible(),
                            deductible));
        }
        return deductible;
    }

    private Used soFar(String scope) {
        return before.used(scope).plus(used.used(scope));
    }

    /** What the ceilings of the year still allow; the smaller one counts. */
    private Optional<Fen> left(FundRule rule, Used year) {
        var general = rule.ceiling().map(ceiling -> atLeastZero(ceiling.minus(year.fund())));
        general.ifPresent(
                most ->
                        steps.add(
                                Step.of(
                                        Rule.CEILING,
                                        rule.fund().chinese(),
                                        rule.ceiling().orElseThrow(),
                                        year.fund(),
                                        most)));
        if (disease.isEmpty() || rule.diseaseCeiling(disease).isEmpty()) {
            return general;
        }
        var ceiling = rule.diseaseCeiling(disease).orElseThrow();
        var paid = soFar(rule.diseaseScope(disease)).fund();
        var most = atLeastZero(ceiling.minus(paid));
        steps.add(
                Step.of(Rule.DISEASE_CEILING, rule.fund().chinese(), disease, ceiling, paid, most));
        return Optional.of(general.map(most::min).orElse(most));
    }

    /** The yuan amount, not yet rounded, of {@code base} lying above {@code from}. */
    private BigDecimal byBands(FundRule rule, Fen from, Fen base) {
        var total = BigDecimal.ZERO;
        var bands = rule.bands();
        var end = from.plus(base);
        for (int i = 0; i < bands.size(); i++) {
            var low = bands.get(i).from().max(from);
            var high = i + 1 < bands.size() ? bands.get(i + 1).from().min(end) : end;
            if (high.compareTo(low) <= 0) {
                continue;
            }
            var portion = high.minus(low).yuan();
            var ratio = ratio(rule, bands.get(i));
            steps.add(Step.of(Rule.RATIO, rule.fund().chinese(), portion, ratio.toPlainString()));
            total = total.add(portion.multiply(ratio));
            if (rule.fund() == Fund.HIFP) {
                poolPaid = poolPaid.add(portion.multiply(ratio));
                poolBase = poolBase.add(portion);
            }
        }
        return total;
    }

    private BigDecimal ratio(FundRule rule, Policy.Band band) {
        return rule.fund() == Fund.HIFP
                ? band.ratio().subtract(awayCut).max(BigDecimal.ZERO)
                : band.ratio();
    }

    private static Fen atLeastZero(Fen amount) {
        return amount.max(Fen.ZERO);
    }

    List<FundPayment> payments() {
        return List.copyOf(payments);
    }

    Accumulators used() {
        return used;
    }

    /** The share of the pooled fund before ceilings: its bands weighted by what fell into them. */
    BigDecimal poolRatio() {
        return poolBase.signum() == 0
                ? BigDecimal.ZERO
                : poolPaid.divide(poolBase, DIVISION_DECIMALS, RoundingMode.HALF_UP);
    }
}
