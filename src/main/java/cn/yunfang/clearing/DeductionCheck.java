package cn.yunfang.clearing;

import cn.yunfang.benefit.FundPayment;
import cn.yunfang.clearing.DeductionTable.GivenBack;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a decision may deduct what it says, and which fund gets it back: never more than the
 * funds paid for a settlement, or for a line of it.
 */
final class DeductionCheck {
    private static final int LONGEST_TEXT = 300;

    private final Map<SettlementNumber, ByFund> ofMonth = new HashMap<>();
    private final Map<SettlementNumber, Settled> found;

    /**
     * @param ofMonth what the institution settled and undid in the month
     * @param found the settlements that are deducted from
     */
    DeductionCheck(List<ByFund> ofMonth, Map<SettlementNumber, Settled> found) {
        ofMonth.forEach(row -> this.ofMonth.put(row.settlement().number(), row));
        this.found = found;
    }

    /** What is wrong with the first of them that is not right. */
    Optional<Refusal> refusal(List<Deduction> deductions) {
        var left = new HashMap<String, Fen>();
        for (int i = 0; i < deductions.size(); i++) {
            var wrong = refusal("deductions[" + i + "]", deductions.get(i), left);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refusal(String at, Deduction one, Map<String, Fen> left) {
        var number = one.settlement();
        var row = ofMonth.get(number);
        var settled = found.get(number);
        if (row == null || settled == null || !row.settlement().stands()) {
            return Optional.of(Refusal.at(at + ".setlId", Reason.DEDUCTION_OF_WHAT, number));
        }
        var lines = settled.split().lines();
        if (one.line() < 0 || one.line() > lines.size()) {
            return Optional.of(Refusal.invalid(at + ".line", "明细行", "0–" + lines.size()));
        }
        if (!one.amount().isPositive()) {
            return Optional.of(Refusal.invalid(at + ".amount", "扣款金额", "> 0"));
        }
        return tooMuch(at, one, "", row.settlement().fund(), left)
                .or(
                        () ->
                                one.line() == 0
                                        ? Optional.empty()
                                        : tooMuch(
                                                at,
                                                one,
                                                "/" + one.line(),
                                                lines.get(one.line() - 1).fund(),
                                                left))
                .or(() -> Refusal.ofText(at + ".chinese", "扣款说明", one.chinese(), LONGEST_TEXT))
                .or(() -> Refusal.ofText(at + ".english", "英文说明", one.english(), LONGEST_TEXT));
    }

    // all deductions of a settlement together, and all of a line
    private static Optional<Refusal> tooMuch(
            String at, Deduction one, String line, Fen paid, Map<String, Fen> left) {
        var open = left.getOrDefault(one.settlement() + line, paid);
        if (one.amount().compareTo(open) > 0) {
            return Optional.of(
                    Refusal.at(
                            at + ".amount",
                            Reason.DEDUCTION_TOO_MUCH,
                            one.settlement() + line,
                            one.amount(),
                            open));
        }
        left.put(one.settlement() + line, open.minus(one.amount()));
        return Optional.empty();
    }

    /** Deductions of earlier months that came back by undoings of this one. */
    static Fen givenBack(List<ByFund> ofMonth, List<GivenBack> all) {
        var undone =
                ofMonth.stream()
                        .flatMap(row -> row.settlement().original().stream())
                        .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> undone.contains(one.settlement()))
                .map(GivenBack::amount)
                .reduce(Fen.ZERO, Fen::plus);
    }

    /** Back to the funds that paid, in the order in which they paid. */
    List<Ledger.Entry> entries(String institution, List<Deduction> deductions) {
        var bySettlement = new LinkedHashMap<SettlementNumber, Fen>();
        deductions.forEach(one -> bySettlement.merge(one.settlement(), one.amount(), Fen::plus));
        var entries = new ArrayList<Ledger.Entry>();
        bySettlement.forEach(
                (number, amount) -> {
                    var settled = found.get(number);
                    if (settled != null) {
                        entries.addAll(entries(institution, settled, amount));
                    }
                });
        return List.copyOf(entries);
    }

    /** The same of one settlement. */
    static List<Ledger.Entry> entries(String institution, Settled settled, Fen amount) {
        var division = settled.person().insuredDivision();
        var entries = new ArrayList<Ledger.Entry>();
        var open = amount;
        for (FundPayment payment : settled.split().payments()) {
            var part = open.min(payment.amount());
            if (part.isPositive()) {
                var fund = Account.fund(payment.type(), division);
                entries.add(new Ledger.Entry(Account.institution(institution), fund, part));
                open = open.minus(part);
            }
        }
        return entries;
    }
}
