package cn.yunfang.clearing;

import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger.Balance;
import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;

/**
 * The ledger at the end of a day.
 *
 * @param until the last day counted, China time
 * @param accounts in the order of their codes; those of persons are one
 */
public record TrialBalance(LocalDate until, List<Balance> accounts) {
    /** The accounts of one kind together. */
    public record KindBalance(Account.Kind kind, Fen debit, Fen credit) {
        private KindBalance plus(Balance one) {
            return new KindBalance(kind, debit.plus(one.debit()), credit.plus(one.credit()));
        }
    }

    /** Only kinds on which something was booked. */
    public List<KindBalance> kinds() {
        var sums = new EnumMap<Account.Kind, KindBalance>(Account.Kind.class);
        for (var one : accounts) {
            var before =
                    sums.getOrDefault(one.kind(), new KindBalance(one.kind(), Fen.ZERO, Fen.ZERO));
            sums.put(one.kind(), before.plus(one));
        }
        return List.copyOf(sums.values());
    }

    /** Of all accounts; equal to {@link #credit} as long as the ledger is whole. */
    public Fen debit() {
        return sum(Balance::debit);
    }

    public Fen credit() {
        return sum(Balance::credit);
    }

    private Fen sum(Function<Balance, Fen> side) {
        return accounts.stream().map(side).reduce(Fen.ZERO, Fen::plus);
    }
}
