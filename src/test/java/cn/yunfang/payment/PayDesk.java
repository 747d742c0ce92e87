package cn.yunfang.payment;

import cn.yunfang.TestClock;
import cn.yunfang.bank.Bank;
import cn.yunfang.bank.PretendingBank;
import cn.yunfang.clearing.MonthStatement;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.Account;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.PersonalAccounts;
import cn.yunfang.settlement.Settle;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/**
 * A pharmacy that sells for cash, a bank with an account of its own in the ledger, and the steps of
 * a payment one by one, at a time that the desk lets pass.
 */
final class PayDesk {
    static final Fen PRICE = new Fen(1_000);
    static final PaymentProperties PROPERTIES =
            new PaymentProperties(
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(1),
                    4,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    8,
                    Duration.ofHours(12));

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final long NUMBERS = 100_000_000_000L;

    /** The use cases, all with this desk's bank. */
    record Verbs(
            Teller teller,
            TakeNotice notices,
            DeadPayments dead,
            Payments payments,
            StartPayment start) {}

    final Database database;
    final FlakyBank bank;
    final Verbs verbs;
    final String pharmacy = "P%011d".formatted(random());

    private final ApplicationContext beans;
    private final DeskBooks books;
    private final Clock clock = new DeskClock();
    private final DeskGoods goods;
    private Duration passed = Duration.ZERO;

    PayDesk(ApplicationContext beans) {
        this.beans = beans;
        database = beans.getBean(Database.class);
        books = new DeskBooks(beans);
        bank = new FlakyBank(beans.getBean(PretendingBank.class));
        var journal = beans.getBean(Journal.class);
        var accessLog = beans.getBean(AccessLog.class);
        var turnRound =
                new TurnRound(
                        database,
                        beans.getBean(Settlements.class),
                        beans.getBean(UndoSettlement.class));
        var move = new MovePayment(Optional.of(bank), journal, PROPERTIES);
        var askBank = new AskBank(Optional.of(bank), PROPERTIES);
        var pursue = new PursuePayment(askBank, move, turnRound, PROPERTIES);
        verbs =
                new Verbs(
                        new Teller(database, pursue, PROPERTIES, clock),
                        new TakeNotice(Optional.of(bank), database, journal, move),
                        new DeadPayments(database, journal, move, new SimpleMeterRegistry()),
                        new Payments(database, journal, turnRound, accessLog),
                        new StartPayment(
                                database,
                                journal,
                                beans.getBean(Settlements.class),
                                accessLog,
                                askBank,
                                PROPERTIES));
        DeskTown.register(beans, pharmacy);
        goods = new DeskGoods(beans);
    }

    /** Lets time pass; it stays so for the rest of the test. */
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** Does something at the desk's time. */
    void at(Runnable step) {
        TestClock.later(passed, step);
    }

    /** Sees to whatever of this desk is due, again and again while time passes. */
    void workFor(Duration time) {
        for (var end = passed.plus(time); passed.compareTo(end) < 0; pass(Duration.ofMinutes(1))) {
            work();
        }
    }

    /** Once what is due now; what other desks left is not this one's bank's. */
    void work() {
        at(this::workNow);
    }

    /** The same within a step at the desk's time. */
    void workNow() {
        int taken;
        do {
            var all = verbs.teller.take();
            taken = all.size();
            all.stream()
                    .filter(one -> one.institution().equals(pharmacy))
                    .forEach(verbs.teller::serve);
        } while (taken == PROPERTIES.atOnce());
    }

    /** The patients' cards, known to this desk's bank. */
    Cards cards() {
        return new Cards(
                database,
                beans.getBean(Journal.class),
                beans.getBean(AccessLog.class),
                beans.getBean(Persons.class),
                new AskBank(Optional.of(bank), PROPERTIES));
    }

    Person person() {
        return DeskTown.person(beans);
    }

    /** Somebody buys without a prescription, so that he pays all in cash. */
    Settled settle(Person person) {
        return settle(person, false);
    }

    /** The same paid by a personal account that has enough. */
    Settled settleFromAccount(Person person) {
        var accounts = beans.getBean(PersonalAccounts.class);
        database.commit(accounts.open(Map.of(person.no(), PRICE)));
        return settle(person, true);
    }

    private Settled settle(Person person, boolean useAccount) {
        return settle(Bill.of("2102", goods.bought(person, useAccount)));
    }

    Settled settle(Bill bill) {
        var key = MessageKey.of("%030d".formatted(random()), "settle");
        return done(beans.getBean(Settle.class).settle(till(), key, bill));
    }

    Outcome<Settled> undo(Payment payment) {
        return undo(payment.settlement(), payment.personNo());
    }

    Outcome<Settled> undo(Settled settled) {
        return undo(settled.number().orElseThrow(), settled.person().no());
    }

    private Outcome<Settled> undo(SettlementNumber number, String personNo) {
        var key = MessageKey.of("%030d".formatted(random()), "undo");
        var which = new UndoSettlement.Which(number.toString(), personNo, Optional.empty());
        return beans.getBean(UndoSettlement.class).undo(till(), key, which);
    }

    Caller till() {
        return new Caller(Caller.Role.PHARMACY, pharmacy, "till", Optional.empty());
    }

    static Caller clerk(String region) {
        return new Caller(Caller.Role.CLERK, region, "周", Optional.empty());
    }

    static Caller patient(String personNo) {
        return new Caller(Caller.Role.PATIENT, "", personNo, Optional.empty());
    }

    /** A token nobody else uses; its ending says how the bank treats the card. */
    static String card(String ending) {
        return "tok%09d%d%s".formatted(SERIAL.incrementAndGet(), System.nanoTime(), ending);
    }

    Outcome<Payment> start(SettlementNumber settlement, String token) {
        return verbs.start.start(till(), settlement.toString(), new StartPayment.By.Shown(token));
    }

    Outcome<Payment> start(Caller caller, String settlement, StartPayment.By by) {
        return verbs.start.start(caller, settlement, by);
    }

    /** A purchase that stands only if it is paid, and its payment; the bank was not asked yet. */
    Payment begun(String cardEnding) {
        var plain = Bill.of("6202", goods.bought(person(), false));
        var token = card(cardEnding);
        var payments = new ArrayList<Payment>();
        settle(
                new Bill(
                        plain.operation(),
                        plain.head(),
                        plain.reads(),
                        plain.rows(),
                        settled -> {
                            payments.add(verbs.start.tied(settled, token));
                            return Outcome.done(List.of(PaymentTable.add(payments.getLast())));
                        }));
        return payments.getLast();
    }

    /** A purchase whose goods may be out, and a payment for it begun afterwards. */
    Payment begunAtCounter(String cardEnding) {
        var settled = settle(person());
        return done(start(settled.number().orElseThrow(), card(cardEnding)));
    }

    Payment now(Payment payment) {
        return database.read(PaymentTable.find(payment.number())).orElseThrow();
    }

    PaymentState state(Payment payment) {
        return now(payment).state();
    }

    boolean settlementStands(Payment payment) {
        var settlements = beans.getBean(Settlements.class);
        return database.read(settlements.state(payment.settlement())).orElseThrow()
                == Settlement.State.SETTLED;
    }

    /** A signed call-back of the bank. */
    Outcome<PaymentState> callBack(String number, Bank.State state, Fen amount) {
        var body = PretendingBank.body(new Bank.Notice(number, state, amount));
        return verbs.notices.take(body, bank.signature(body));
    }

    Outcome<PaymentState> callBack(Payment payment, Bank.State state) {
        return callBack(payment.number().toString(), state, payment.amount());
    }

    /** What the ledger says lies at this desk's bank. */
    Fen bankInTheBooks() {
        return books.closing(Account.bank(bank.code()));
    }

    /** What the ledger says was paid at the counter. */
    Fen cashInTheBooks() {
        return books.closing(Account.cash(pharmacy));
    }

    /** The statement that the pharmacy gets of this month. */
    MonthStatement month() {
        return books.month(till());
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Reason reason(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            return refusal.reason();
        }
        throw new AssertionError(outcome);
    }

    static long random() {
        return ThreadLocalRandom.current().nextLong(NUMBERS);
    }
}
