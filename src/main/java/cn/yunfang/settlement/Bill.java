package cn.yunfang.settlement;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is to be settled: who pays and what he showed is in the message, the rows are in it too
 * (2102) or are read in the same round trip (2207).
 *
 * @param operation infno, for the access log
 * @param head the purchase as far as the message says it
 * @param reads what the rows are found by; sent with everything else that is read
 * @param rows the whole purchase, asked for once the reads are sent, or why there is none
 * @param alsoWrite what is written in the commit of the settlement, or why there must be none
 */
public record Bill(
        String operation,
        Purchase head,
        RoundTrip reads,
        Supplier<Outcome<Purchase>> rows,
        Function<Settled, Outcome<List<Sql<?>>>> alsoWrite) {
    /**
     * Who pays what, as a pre-settlement said (2101, 2206).
     *
     * @param useAccount acct_used_flag: another use of the account is another question
     */
    public record Told(boolean useAccount, Fen fund, Fen account, Fen cash) {
        public static Told of(Settled settled) {
            var totals = settled.split().totals();
            return new Told(
                    settled.purchase().useAccount(),
                    totals.fundSum(),
                    totals.account(),
                    totals.cash());
        }

        /** FIGURES_CHANGED with the old and the new figures when it would cost otherwise now. */
        public Optional<Refusal> changeRefusal(Settled settled) {
            var now = of(settled);
            return useAccount != now.useAccount || equals(now)
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.of(
                                    Reason.FIGURES_CHANGED,
                                    fund,
                                    account,
                                    cash,
                                    now.fund,
                                    now.account,
                                    now.cash));
        }
    }

    /** One whose rows are all in the message. */
    public static Bill of(String operation, Purchase purchase) {
        return new Bill(
                operation,
                purchase,
                new RoundTrip(),
                () -> Outcome.done(purchase),
                _ -> Outcome.done(List.of()));
    }
}
