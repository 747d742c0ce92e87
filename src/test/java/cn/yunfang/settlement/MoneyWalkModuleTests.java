package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.FamilyLinks;
import cn.yunfang.person.LinkFamily;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.settlement.MoneyModel.Bought;
import cn.yunfang.settlement.Sent.Fate;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Thousands of random steps of settling, undoing, reversing and repeating, some of them cut off on
 * their way, held against {@link MoneyModel} after each one. Other and longer runs: {@code
 * -Dyunfang.walk.steps=50000 -Dyunfang.walk.seed=7}.
 */
@YunfangTest
class MoneyWalkModuleTests {
    private static final int STEPS = Integer.getInteger("yunfang.walk.steps", 2_000);
    private static final long SEED = Long.getLong("yunfang.walk.seed", 20_261_124L);
    private static final int BOOKS_EVERY = Math.max(200, STEPS / 20);
    private static final int PAGE = Math.max(37, STEPS / 20);
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");
    private static final int YEAR = ChinaTime.today(Clock.systemUTC()).getYear();

    @Autowired ApplicationContext beans;
    @Autowired Settle settle;
    @Autowired UndoSettlement undo;
    @Autowired ReverseByMsgid reverse;
    @Autowired LinkFamily family;
    @Autowired Settlements settlements;
    @Autowired PersonalAccounts accounts;
    @Autowired Prescriptions prescriptions;
    @Autowired Database database;
    @Autowired DataSource dataSource;

    private WalkCity city;
    private MoneyWalk walk;

    @Test
    void theBooksAreWhatTheModelSaysAfterEveryStep() {
        city = new WalkCity(beans);
        var verbs = new MoneyWalk.Verbs(settle, undo, reverse, family);
        walk = new MoneyWalk(city, verbs, dataSource, SEED);
        var before = balances();
        try {
            for (int i = 1; i <= STEPS; i++) {
                walk.step().ifPresent(sent -> Crashes.patiently(() -> compare(sent)));
                if (i % BOOKS_EVERY == 0 || i == STEPS) {
                    Crashes.patiently(() -> compareBooks(before));
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + "\n" + walk.told(), e);
        }
        assertThat(walk.crashes()).as("steps that were cut off").isPositive();
        for (var fate : List.of(Fate.STANDING, Fate.UNDONE, Fate.REVERSED, Fate.NEVER)) {
            assertThat(walk.all()).as("the walk ends in").anyMatch(one -> one.fate == fate);
        }
        assertThat(walk.all()).anyMatch(one -> one.bought != null && one.bought.helped() > 0);
    }

    /** The person's money, his prescription's lines and what is known of the message. */
    private Sent compare(Sent sent) {
        var buyer = sent.buyer;
        var trip = new RoundTrip();
        var known = trip.add(MessageTable.find(city.institution(sent.clinic), sent.key.msgid()));
        var account = trip.add(accounts.balance(buyer.person().no()));
        var used = trip.add(settlements.used(buyer.person().no(), YEAR));
        var rx =
                trip.add(prescriptions.find(PrescriptionId.ofHiRxno(buyer.hiRxno()).orElseThrow()));
        var balances = new HashMap<WalkCity.Buyer, Supplier<Fen>>();
        for (var other : city.buyers()) {
            balances.put(other, trip.add(accounts.balance(other.person().no())));
        }
        database.send(trip);
        assertThat(known.get().map(MessageTable.Known::kind)).isEqualTo(kind(sent.fate));
        var outpatient = used.get().used("outpatient");
        assertThat(
                        Stream.of(
                                        account.get(),
                                        outpatient.deductible(),
                                        outpatient.base(),
                                        outpatient.fund())
                                .map(Fen::value))
                .as("account, deductible, base, fund")
                .containsExactly(
                        buyer.money().account,
                        buyer.money().deductible,
                        buyer.money().base,
                        buyer.money().fund);
        for (var other : city.buyers()) {
            assertThat(balances.get(other).get().value())
                    .as("the account of %s", other.money().kind)
                    .isEqualTo(other.money().account);
        }
        for (var line : rx.get().orElseThrow().lines()) {
            var by = walk.paid(buyer, line.no());
            assertThat(line.settlement()).isEqualTo(by.map(one -> one.number.serial()).orElse(0L));
            assertThat(line.owed())
                    .isEqualByComparingTo(
                            by.map(one -> one.purchase.items().getFirst().quantity())
                                    .orElse(BigDecimal.ZERO));
        }
        return sent;
    }

    private static Optional<MessageTable.Kind> kind(Fate fate) {
        return switch (fate) {
            case STANDING, UNDONE, REVERSED -> Optional.of(MessageTable.Kind.SETTLED);
            case NEVER -> Optional.of(MessageTable.Kind.REVERSED);
            case REFUSED -> Optional.empty();
        };
    }

    private Map<String, Long> balances() {
        var balances = new HashMap<String, Long>();
        for (var one : database.read(Ledger.trialBalance(AFTER_ALL))) {
            balances.put(one.account(), one.credit().value() - one.debit().value());
        }
        assertThat(balances.values().stream().mapToLong(one -> one).sum())
                .as("debits are credits")
                .isZero();
        return balances;
    }

    /** All pages of a statement from the first day on add up to its closing balance. */
    private long statement(Account account) {
        var place = Account.Statement.Place.before(Instant.EPOCH);
        long sum = 0;
        Account.Statement statement;
        do {
            var page = new Account.Statement.Page(Instant.EPOCH, AFTER_ALL, place, PAGE);
            statement = database.read(Ledger.statement(account, page));
            for (var entry : statement.entries()) {
                sum += account.kind().balance(entry.debit(), entry.credit()).value();
                place = entry.place();
            }
        } while (statement.entries().size() == PAGE);
        assertThat(statement.opening()).isEqualTo(Fen.ZERO);
        assertThat(statement.closing()).as("entries of %s", account).isEqualTo(new Fen(sum));
        return sum;
    }

    /** Every ledger account of the walk, and the books as a whole. */
    private Map<String, Long> compareBooks(Map<String, Long> before) {
        var balances = balances();
        for (boolean clinic : new boolean[] {true, false}) {
            var code = city.institution(clinic);
            Predicate<Sent> here = one -> one.clinic == clinic;
            assertThat(balances.getOrDefault("institution:" + code, 0L))
                    .isEqualTo(standing(here, Bought::amount));
            assertThat(balances.getOrDefault("cash:" + code, 0L))
                    .isEqualTo(-standing(here, Bought::cash));
            assertThat(statement(Account.institution(code)))
                    .isEqualTo(balances.getOrDefault("institution:" + code, 0L));
            assertThat(statement(Account.cash(code))).isEqualTo(standing(here, Bought::cash));
        }
        for (var buyer : city.buyers()) {
            compareLinks(buyer);
            assertThat(statement(Account.person(buyer.person().no())))
                    .isEqualTo(buyer.money().account);
        }
        for (var type : List.of("310", "390")) {
            Predicate<Sent> insured = one -> one.purchase.insuranceType().equals(type);
            var fund = "fund:" + type + "100:" + WalkCity.DIVISION;
            assertThat(before.getOrDefault(fund, 0L) - balances.getOrDefault(fund, 0L))
                    .isEqualTo(standing(insured, Bought::fund));
        }
        return balances;
    }

    /** What each standing link was used for. */
    private void compareLinks(WalkCity.Buyer buyer) {
        var no = buyer.person().no();
        var now = Instant.now();
        assertThat(
                        database.read(FamilyLinks.payingFor(no, ChinaTime.date(now))).stream()
                                .map(link -> link.id() + " " + link.usedIn(YEAR).value()))
                .containsExactlyElementsOf(
                        buyer.money().links.stream().map(one -> one.id + " " + one.used).toList());
    }

    private long standing(Predicate<Sent> which, ToLongFunction<Bought> part) {
        return walk.all().stream()
                .filter(one -> one.fate == Fate.STANDING)
                .filter(which)
                .mapToLong(one -> part.applyAsLong(one.bought))
                .sum();
    }
}
