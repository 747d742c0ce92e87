package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.FamilyLink;
import cn.yunfang.person.LinkFamily;
import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The account of one person used by his family, by several of them at the same moment. */
@YunfangTest
class FamilyAccountModuleTests {
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");
    private static final int OWNER = 0;
    private static final int MEMBERS = 4;
    private static final int ROUNDS = 20;

    @Autowired ApplicationContext beans;
    @Autowired Settle settle;
    @Autowired UndoSettlement undo;
    @Autowired LinkFamily family;
    @Autowired PersonalAccounts accounts;
    @Autowired Settlements settlements;
    @Autowired Database database;

    private final AtomicInteger serial = new AtomicInteger();
    private WalkCity city;

    @BeforeEach
    void aFamily() {
        city = new WalkCity(beans);
    }

    @Test
    void fourPeopleAtOnceGetWhatIsThereAndNotAFenMore() throws Exception {
        var owner = city.buyers().get(OWNER);
        var members = city.buyers().subList(1, 1 + MEMBERS);
        var own = new ArrayList<Long>();
        for (var member : members) {
            link(owner, member, Optional.empty(), Optional.empty());
            own.add(balance(member));
        }
        long before = balance(owner);
        // together far more than there is, so that the account runs dry on the way
        var price = BigDecimal.valueOf(before, 2).movePointLeft(1);
        var settled = atOnce(members, price);

        long taken = 0;
        for (var answers : settled) {
            for (var one : answers) {
                taken += one.split().totals().family().value();
                assertThat(stored(one)).isEqualTo(one);
            }
        }
        assertThat(settled).allSatisfy(answers -> assertThat(answers).hasSize(ROUNDS));
        assertThat(taken).isEqualTo(before);
        assertThat(balance(owner)).isZero();
        assertThat(ledger(owner)).isZero();
        assertThat(paidByLedger(owner)).isEqualTo(before);
        for (int i = 0; i < MEMBERS; i++) {
            var member = members.get(i);
            long ownPaid =
                    settled.get(i).stream()
                            .mapToLong(one -> one.split().totals().ownAccount().value())
                            .sum();
            assertThat(balance(member)).isEqualTo(own.get(i) - ownPaid).isEqualTo(ledger(member));
        }
    }

    @Test
    void twoWhoPayForEachOtherDoNotWaitForEachOther() throws Exception {
        var one = city.buyers().get(0);
        var other = city.buyers().get(2);
        link(one, other, Optional.empty(), Optional.empty());
        link(other, one, Optional.empty(), Optional.empty());
        long before = balance(one) + balance(other);

        var settled = atOnce(List.of(one, other), new BigDecimal("150.00"));

        long paid =
                settled.stream()
                        .flatMap(List::stream)
                        .mapToLong(all -> all.split().totals().account().value())
                        .sum();
        assertThat(settled).allSatisfy(answers -> assertThat(answers).hasSize(ROUNDS));
        assertThat(balance(one) + balance(other)).isEqualTo(before - paid);
        assertThat(balance(one)).isEqualTo(ledger(one)).isNotNegative();
        assertThat(balance(other)).isEqualTo(ledger(other)).isNotNegative();
    }

    @Test
    void limitsOfAYearAndOfOneUseHoldUnderRace() throws Exception {
        var owner = city.buyers().get(OWNER);
        var member = city.buyers().get(3);
        link(owner, member, Optional.of(new Fen(9_000)), Optional.of(new Fen(2_500)));
        long before = balance(owner);

        var settled = atOnce(List.of(member, member), new BigDecimal("100.00"));

        assertThat(settled.stream().flatMap(List::stream))
                .allSatisfy(
                        one ->
                                assertThat(one.split().totals().family())
                                        .isLessThanOrEqualTo(new Fen(2_500)));
        assertThat(before - balance(owner)).isEqualTo(9_000);
    }

    @Test
    void whatIsUndoneReturnsToTheAccountItCameFromThoughTheLinkHasEnded() {
        var owner = city.buyers().get(OWNER);
        var member = city.buyers().get(1);
        var link = link(owner, member, Optional.of(new Fen(50_000)), Optional.empty());
        long ownBefore = balance(member);
        long before = balance(owner);
        var first = done(buy(member, new BigDecimal("400.00")));
        var totals = first.split().totals();
        assertThat(totals.ownAccount().value()).isEqualTo(ownBefore);
        assertThat(totals.family()).isEqualTo(new Fen(40_000 - ownBefore));
        assertThat(balance(owner)).isEqualTo(before - totals.family().value());

        done(family.end(caller(member), link));
        var second = done(buy(member, new BigDecimal("10.00")));
        assertThat(second.split().totals().account()).isEqualTo(Fen.ZERO);
        assertThat(second.split().totals().cash()).isEqualTo(new Fen(1_000));

        var key = key();
        var number = first.number().map(SettlementNumber::toString).orElseThrow();
        var which = new UndoSettlement.Which(number, member.person().no(), Optional.empty());
        var undone = done(undo.undo(pharmacy(), key, which));
        assertThat(undone.split().totals().family()).isEqualTo(totals.family().negated());
        assertThat(balance(owner)).isEqualTo(before).isEqualTo(ledger(owner));
        assertThat(balance(member)).isEqualTo(ownBefore).isEqualTo(ledger(member));
    }

    @Test
    void aLinkThatEndsWhileASettlementIsOnItsWayPaysNothing() throws Exception {
        var owner = city.buyers().get(OWNER);
        var member = city.buyers().get(3);
        for (int i = 0; i < ROUNDS; i++) {
            var link = link(owner, member, Optional.empty(), Optional.empty());
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var bought =
                        threads.submit(
                                () -> {
                                    start.await();
                                    return done(buy(member, new BigDecimal("1.00")));
                                });
                var ended =
                        threads.submit(
                                () -> {
                                    start.await();
                                    return done(family.end(caller(owner), link));
                                });
                var settled = bought.get();
                var after = ended.get();
                // either it was counted on the link before it ended, or it paid nothing
                assertThat(after.link().used()).isEqualTo(settled.split().totals().family());
            }
            assertThat(balance(owner)).isEqualTo(ledger(owner));
        }
    }

    private List<List<Settled>> atOnce(List<Buyer> buyers, BigDecimal price)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(buyers.size());
        var all = new ArrayList<List<Settled>>();
        try (var threads = Executors.newFixedThreadPool(buyers.size())) {
            var running =
                    buyers.stream()
                            .map(
                                    buyer ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return rounds(buyer, price);
                                                    }))
                            .toList();
            for (var one : running) {
                all.add(one.get());
            }
        }
        return all;
    }

    private List<Settled> rounds(Buyer buyer, BigDecimal price) {
        var answers = new ArrayList<Settled>();
        for (int i = 0; i < ROUNDS; i++) {
            answers.add(done(buy(buyer, price)));
        }
        return answers;
    }

    /** Sent again while the platform says that it is busy, as it asks for. */
    private Outcome<Settled> buy(Buyer buyer, BigDecimal price) {
        var key = key();
        var row = new WalkCity.Row(BigDecimal.ONE, price);
        var purchase = city.purchase(buyer, false, 0, row, true);
        Outcome<Settled> outcome;
        do {
            outcome = settle.settle(pharmacy(), key, Bill.of("2102", purchase));
        } while (outcome instanceof Outcome.Refused<?>(var refusal)
                && refusal.reason() == Reason.BUSY);
        return outcome;
    }

    private MessageKey key() {
        return MessageKey.of("%030d".formatted(serial.incrementAndGet()), "family");
    }

    private String link(Buyer owner, Buyer member, Optional<Fen> year, Optional<Fen> use) {
        var today = ChinaTime.today(Clock.systemUTC());
        var consent =
                new LinkFamily.Consent(
                        member.person().no(),
                        member.person().name(),
                        FamilyLink.Relation.CHILD,
                        today,
                        today,
                        year,
                        use);
        return done(family.link(caller(owner), consent)).link().id().toString();
    }

    private long balance(Buyer buyer) {
        return database.read(accounts.balance(buyer.person().no())).value();
    }

    private long ledger(Buyer buyer) {
        return statement(buyer).closing().value();
    }

    private long paidByLedger(Buyer buyer) {
        return statement(buyer).debit().value();
    }

    private Account.Statement statement(Buyer buyer) {
        var place = Account.Statement.Place.before(Instant.EPOCH);
        var page = new Account.Statement.Page(Instant.EPOCH, AFTER_ALL, place, 1);
        return database.read(Ledger.statement(Account.person(buyer.person().no()), page));
    }

    private Settled stored(Settled settled) {
        return database.read(settlements.find(settled.number().orElseThrow())).orElseThrow();
    }

    private Caller pharmacy() {
        return new Caller(Caller.Role.PHARMACY, city.institution(false), "till", Optional.empty());
    }

    private static Caller caller(Buyer buyer) {
        return new Caller(Caller.Role.PATIENT, "", buyer.person().no(), Optional.empty());
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
