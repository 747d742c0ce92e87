package cn.yunfang.ledger;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bookings and the SQL of {@code ledger.entry} (docs/money.md). */
public final class Ledger {
    /** One amount from the credited to the debited account. */
    public record Entry(Account debit, Account credit, Fen amount) {
        /** The counter-entry. */
        public Entry turned() {
            return new Entry(credit, debit, amount);
        }
    }

    /**
     * What a ledger account was debited and credited in all.
     *
     * @param account its code, {@code account} alone for all persons together
     */
    public record Balance(String account, Fen debit, Fen credit) {
        public Account.Kind kind() {
            return Account.Kind.of(account.split(":", 2)[0]);
        }
    }

    private static final String ADD =
            """
            insert into ledger.entry
                (bucket, booking, no, debit, credit, amount_fen, booked_at)
            select :bucket, :booking, n.no, n.debit, n.credit, n.fen, :at
            from unnest(:numbers::int[], :debits::text[], :credits::text[], :amounts::bigint[])
                as n (no, debit, credit, fen)""";

    private static final String ENTRIES =
            """
            select debit, credit, amount_fen
            from ledger.entry
            where bucket = :bucket
              and booking = :booking
            order by no""";

    // persons are as many as are insured, so they come as one
    private static final String TRIAL_BALANCE =
            """
            select case when side.account like 'account:%' then 'account' else side.account end
                       as account,
                   sum(side.debit)::bigint as debit,
                   sum(side.credit)::bigint as credit
            from (
                select debit as account, amount_fen as debit, 0 as credit
                from ledger.entry
                where booked_at < :until
                union all
                select credit, 0, amount_fen
                from ledger.entry
                where booked_at < :until) as side
            group by 1
            order by 1""";

    // one statement, so that sums and entries are of one moment
    private static final String STATEMENT =
            """
            with side as (
                select booked_at, bucket, booking, no, credit as other,
                       amount_fen as debit, 0 as credit
                from ledger.entry
                where debit = :account
                  and booked_at < :to
                union all
                select booked_at, bucket, booking, no, debit, 0, amount_fen
                from ledger.entry
                where credit = :account
                  and booked_at < :to),
            sums as (
                select coalesce(sum(debit) filter (where booked_at < :from), 0)::bigint
                           as debit_before,
                       coalesce(sum(credit) filter (where booked_at < :from), 0)::bigint
                           as credit_before,
                       coalesce(sum(debit) filter (where booked_at >= :from), 0)::bigint
                           as debit_in,
                       coalesce(sum(credit) filter (where booked_at >= :from), 0)::bigint
                           as credit_in
                from side),
            page as (
                select booked_at, bucket, booking, no, other, debit, credit
                from side
                where booked_at >= :from
                  and (booked_at, bucket, booking, no) > (:at, :bucket, :booking, :no)
                order by booked_at, bucket, booking, no
                limit :most)
            select s.debit_before, s.credit_before, s.debit_in, s.credit_in,
                   p.booked_at, p.bucket, p.booking, p.no, p.other, p.debit, p.credit
            from sums s
            left join page p on true
            order by p.booked_at, p.bucket, p.booking, p.no""";

    private static final String BY_CARD =
            """
            select side.bank,
                   sum(side.fen)::bigint as fen
            from (
                select debit as bank, amount_fen as fen, booked_at
                from ledger.entry
                where credit = :cash
                union all
                select credit, -amount_fen, booked_at
                from ledger.entry
                where debit = :cash) as side
            where side.bank like 'bank:%'
              and side.booked_at >= :from
              and side.booked_at < :to
            group by side.bank
            having sum(side.fen) <> 0
            order by side.bank""";

    private Ledger() {}

    /**
     * One booking of these entries, which all balance.
     *
     * @param booking serial number, that of the settlement when it is of one
     */
    public static Sql<@Nullable Void> book(
            Bucket bucket, long booking, List<Entry> entries, Instant at) {
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

    /** From a bank to whom it is owed; the other way when the amount is negative. */
    public static Entry paid(Account to, Account bank, Fen amount) {
        return amount.isNegative()
                ? new Entry(bank, to, amount.negated())
                : new Entry(to, bank, amount);
    }

    /** The entries of a booking, for instance to turn it round. */
    public static Sql<List<Entry>> entries(Bucket bucket, long booking) {
        return Sql.list(
                ENTRIES,
                Map.of("bucket", bucket.value(), "booking", booking),
                row ->
                        new Entry(
                                new Account(row.getString("debit")),
                                new Account(row.getString("credit")),
                                new Fen(row.getLong("amount_fen"))));
    }

    /**
     * Every ledger account before a moment, those of persons as one; the debits of all add up to
     * the credits of all.
     */
    public static Sql<List<Balance>> trialBalance(Instant until) {
        return Sql.list(
                TRIAL_BALANCE,
                Map.of("until", until),
                row ->
                        new Balance(
                                row.getString("account"),
                                new Fen(row.getLong("debit")),
                                new Fen(row.getLong("credit"))));
    }

    /**
     * What was taken from cards for an institution in a period, less what went back to them, by the
     * account of the bank at which it lies; only those where it is not zero.
     */
    static Sql<CardMoney> byCard(String institution, Instant from, Instant to) {
        return Sql.read(
                BY_CARD,
                Map.of("cash", Account.cash(institution).code(), "from", from, "to", to),
                rows -> {
                    var banks = new LinkedHashMap<Account, Fen>();
                    while (rows.next()) {
                        banks.put(
                                new Account(rows.getString("bank")), new Fen(rows.getLong("fen")));
                    }
                    return new CardMoney(banks);
                });
    }

    /** What was booked on one account. */
    public static Sql<Account.Statement> statement(Account account, Account.Statement.Page page) {
        return Sql.read(
                STATEMENT,
                Map.of(
                        "account", account.code(),
                        "from", page.from(),
                        "to", page.to(),
                        "at", page.after().at(),
                        "bucket", page.after().bucket(),
                        "booking", page.after().booking(),
                        "no", page.after().no(),
                        "most", page.most()),
                rows -> statement(account, rows));
    }

    private static Account.Statement statement(Account account, ResultSet rows)
            throws SQLException {
        rows.next(); // the sums stand in every row, and there is always one
        var opening =
                account.kind()
                        .balance(
                                new Fen(rows.getLong("debit_before")),
                                new Fen(rows.getLong("credit_before")));
        var debit = new Fen(rows.getLong("debit_in"));
        var credit = new Fen(rows.getLong("credit_in"));
        var entries = new ArrayList<Account.Statement.Entry>();
        do {
            if (rows.getString("other") != null) {
                entries.add(entry(rows));
            }
        } while (rows.next());
        return new Account.Statement(account, opening, debit, credit, List.copyOf(entries));
    }

    private static Account.Statement.Entry entry(ResultSet row) throws SQLException {
        return new Account.Statement.Entry(
                new Account.Statement.Place(
                        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                        row.getInt("bucket"),
                        row.getLong("booking"),
                        row.getInt("no")),
                new Account(row.getString("other")),
                new Fen(row.getLong("debit")),
                new Fen(row.getLong("credit")));
    }

    private static String[] accounts(List<Entry> entries, Function<Entry, Account> side) {
        return entries.stream().map(side).map(Account::code).toArray(String[]::new);
    }
}
