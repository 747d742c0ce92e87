package cn.yunfang.ledger;

import cn.yunfang.ledger.Ledger.Entry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What was taken from cards for an institution in a month (China time) less what went back to them.
 * It lies at the platform's banks until the month is cleared.
 *
 * @param banks by the account at which it lies, those where it is not zero; negative where more
 *     went back than was taken
 */
public record CardMoney(Map<Account, Fen> banks) {
    /** By the moment of the booking, whenever it was settled. */
    public static Sql<CardMoney> of(String institution, YearMonth month) {
        return Ledger.byCard(
                institution,
                ChinaTime.startOf(month.atDay(1)),
                ChinaTime.startOf(month.plusMonths(1).atDay(1)));
    }

    /** Whether there is none at any bank. */
    public boolean isNone() {
        return banks.isEmpty();
    }

    /** Of all banks together. */
    public Fen sum() {
        return banks.values().stream().reduce(Fen.ZERO, Fen::plus);
    }

    /** Out of each bank to the institution, or from it into the bank. */
    public List<Entry> paidOut(String institution) {
        var to = Account.institution(institution);
        return banks.entrySet().stream()
                .map(one -> Ledger.paid(to, one.getKey(), one.getValue()))
                .toList();
    }
}
