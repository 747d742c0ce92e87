package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.clearing.ApplyClearing.Claim;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.settlement.PastSales;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.IdBlocks;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A clinic with sales of the months before, two clerks of its bureau and one of another. */
@YunfangTest
abstract class ClearingDesk {
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");
    static final Caller CLERK = clerk("周", PastSales.division().substring(0, 4));
    static final Caller CASHIER = clerk("吴", PastSales.division());
    static final Caller ELSEWHERE = clerk("郑", "3201");

    @Autowired ApplicationContext beans;
    @Autowired ApplyClearing apply;
    @Autowired DecideClearing decide;
    @Autowired PayClearing pay;
    @Autowired ReadClearing read;
    @Autowired ReadStatement statements;
    @Autowired Settlements settlements;
    @Autowired Database database;

    PastSales sales;
    Caller clinic;
    private int messages;

    @BeforeEach
    void aClinicThatSold() {
        sales = new PastSales(beans);
        clinic = new Caller(Caller.Role.MEDICAL, sales.institution(), "HIS", Optional.empty());
    }

    static Caller clerk(String name, String region) {
        return new Caller(Caller.Role.CLERK, region, name, Optional.empty());
    }

    /** So many months before this one. */
    static YearMonth month(int ago) {
        return YearMonth.from(ChinaTime.date(TestClock.now())).minusMonths(ago);
    }

    static Instant on(YearMonth month, int day) {
        return ChinaTime.startOf(month.atDay(day)).plusSeconds(3_600);
    }

    Settled sell(YearMonth month, int pattern) {
        return sales.sell(on(month, 1 + pattern % 27), pattern);
    }

    /** The bank at which this clinic's patients pay by card. */
    Account cards() {
        return Account.bank("C" + sales.institution());
    }

    /** Taken from a card, booked as a payment books it; negative when it goes back. */
    void card(YearMonth month, Fen amount) {
        card(month, cards(), amount);
    }

    void card(YearMonth month, Account bank, Fen amount) {
        var cash = Account.cash(sales.institution());
        var taken = new Ledger.Entry(bank, cash, amount.max(amount.negated()));
        var entry = amount.isNegative() ? taken.turned() : taken;
        var id = beans.getBean(IdBlocks.class).next();
        var bucket = ClearingApplication.bucket("card" + id);
        database.commit(List.of(Ledger.book(bucket, id, List.of(entry), on(month, 28))));
    }

    /** What the patients paid, or owe, at the counter itself. */
    Fen cash() {
        return balance(Account.cash(sales.institution()));
    }

    /** What the platform has of the month. */
    Claim claim(YearMonth month) {
        var statement = done(statements.read(clinic, sales.institution(), month, "test"));
        return claim(month, statement.claim());
    }

    Claim claim(YearMonth month, ClearingApplication.Figures figures) {
        return new Claim("M" + ++messages, month, "11", "01", figures);
    }

    ClearingApplication applied(YearMonth month) {
        return done(apply.apply(clinic, claim(month)));
    }

    static DecideClearing.Draft whole() {
        return draft(Fen.ZERO);
    }

    static DecideClearing.Draft draft(Fen offset, Deduction... deductions) {
        return new DecideClearing.Draft(List.of(deductions), offset, "同意拨付", "approved");
    }

    static Deduction deduction(Settled from, int line, Fen amount) {
        return new Deduction(
                from.number().orElseThrow(),
                line,
                amount,
                DeductionReason.RESTRICTION,
                "限二线用药，未见一线用药记录",
                "second line only, no first line on record");
    }

    static PayClearing.Prepayment prepayment(String institution, long fen) {
        return new PayClearing.Prepayment(institution, new Fen(fen), "周转金", "prepayment");
    }

    /** Drafted by one clerk and released by another. */
    Payment prepaid(long fen) {
        var draft = done(pay.prepay(CLERK, prepayment(sales.institution(), fen)));
        return done(pay.release(CASHIER, draft.id()));
    }

    /** In the sense of the account's kind. */
    Fen balance(Account account) {
        var start = Account.Statement.Place.before(Instant.EPOCH);
        var page = new Account.Statement.Page(Instant.EPOCH, AFTER_ALL, start, 1);
        return database.read(Ledger.statement(account, page)).closing();
    }

    Fen owed() {
        return balance(Account.institution(sales.institution()));
    }

    /** What the funds paid that the sales are at the expense of. */
    Fen paidByFunds() {
        return sales.funds().stream().map(this::balance).reduce(Fen.ZERO, Fen::plus);
    }

    void assertBooksBalance() {
        var all = database.read(Ledger.trialBalance(AFTER_ALL));
        assertThat(all.stream().mapToLong(one -> one.debit().value()).sum())
                .isEqualTo(all.stream().mapToLong(one -> one.credit().value()).sum());
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static void refused(Outcome<?> outcome, Reason reason, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
            for (var word : words) {
                assertThat(refusal.message()).contains(word);
            }
        }
    }
}
