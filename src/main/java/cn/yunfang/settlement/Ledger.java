package cn.yunfang.settlement;

import cn.yunfang.benefit.FundPayment;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bookings of settlements and the SQL of {@code settlement.entry} (docs/money.md). */
final class Ledger {
    /** One amount from the credited to the debited account. */
    record Entry(Account debit, Account credit, Fen amount) {
        Entry turned() {
            return new Entry(credit, debit, amount);
        }
    }

    private static final String ADD =
            """
            insert into settlement.entry
                (bucket, booking, no, debit, credit, amount_fen, booked_at)
            select :bucket, :booking, n.no, n.debit, n.credit, n.fen, :at
            from unnest(:numbers::int[], :debits::text[], :credits::text[], :amounts::bigint[])
                as n (no, debit, credit, fen)""";

    private static final String TRIAL_BALANCE =
            """
            select side.account,
                   sum(side.debit)::bigint as debit,
                   sum(side.credit)::bigint as credit
            from (
                select debit as account, amount_fen as debit, 0 as credit
                from settlement.entry
                union all
                select credit, 0, amount_fen
                from settlement.entry) as side
            group by side.account
            order by side.account""";

    private Ledger() {}

    /** The whole sale is earned by the institution; funds, account and cash say who paid it. */
    static List<Entry> entries(Settled settled) {
        var earned = Account.institution(settled.institution());
        var totals = settled.split().totals();
        var all = new ArrayList<Entry>();
        for (var payment : settled.split().payments()) {
            all.add(new Entry(fund(settled, payment), earned, payment.amount()));
        }
        all.add(new Entry(Account.person(settled.person().no()), earned, totals.account()));
        all.add(new Entry(Account.cash(settled.institution()), earned, totals.cash()));
        return all.stream().filter(entry -> entry.amount().isPositive()).toList();
    }

    private static Account fund(Settled settled, FundPayment payment) {
        return Account.fund(payment.type(), settled.person().insuredDivision());
    }

    static Sql<@Nullable Void> book(Bucket bucket, long booking, List<Entry> entries, Instant at) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", bucket.value());
        params.put("booking", booking);
        params.put("numbers", IntStream.rangeClosed(1, entries.size()).toArray());
        params.put("debits", accounts(entries, Entry::debit));
        params.put("credits", accounts(entries, Entry::credit));
        params.put("amounts", entries.stream().mapToLong(one -> one.amount().value()).toArray());
        params.put("at", at);
        return Sql.write(ADD, params);
    }

    static Sql<List<Settlements.Balance>> trialBalance() {
        return Sql.list(
                TRIAL_BALANCE,
                Map.of(),
                row ->
                        new Settlements.Balance(
                                row.getString("account"),
                                new Fen(row.getLong("debit")),
                                new Fen(row.getLong("credit"))));
    }

    private static String[] accounts(List<Entry> entries, Function<Entry, Account> side) {
        return entries.stream().map(side).map(Account::code).toArray(String[]::new);
    }
}
