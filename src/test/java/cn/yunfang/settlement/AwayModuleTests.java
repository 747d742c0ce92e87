package cn.yunfang.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.RowLock;
import cn.yunfang.YunfangTest;
import cn.yunfang.benefit.Rule;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.settlement.WalkCity.Buyer;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody of Nanjing cared for in Weihai: what is filed, what the fund pays, who owes whom. */
@YunfangTest
class AwayModuleTests {
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");
    private static final String HOME = "320117";
    private static final String OWED = "region:320100:371000";
    private static final String DUE = "region:371000:320100";
    private static final Caller BUREAU =
            new Caller(Caller.Role.CLERK, "3201", "clerk", Optional.empty());

    @Autowired ApplicationContext beans;
    @Autowired Settle settle;
    @Autowired UndoSettlement undo;
    @Autowired FileAway filings;
    @Autowired Database database;

    private final AtomicInteger serial = new AtomicInteger();
    private WalkCity city;
    private Buyer buyer;

    @BeforeEach
    void somebodyFromAnotherCity() {
        city = new WalkCity(beans);
        buyer = city.buyer(MoneyModel.Kind.EMPLOYEE, 0, HOME);
    }

    @Test
    void whatIsNotFiledIsPaidLess() {
        // 320100, version 2026.2, community clinic: 85 %, less 20 points, less 10 when filed
        assertThat(fund(done(buy()))).isEqualTo(65_00);

        file(AwayFiling.Kind.TEMPORARY);
        var filed = done(buy());
        assertThat(fund(filed)).isEqualTo(75_00);

        file(AwayFiling.Kind.EMERGENCY);
        assertThat(fund(done(buy()))).isEqualTo(85_00);
        var step =
                filed.split().steps().stream()
                        .filter(one -> one.rule() == Rule.AWAY)
                        .findFirst()
                        .orElseThrow();
        assertThat(step.chinese()).isEqualTo("异地就医（就医地371082，已备案）：统筹基金支付比例降低10个百分点");
        assertThat(step.english()).contains("filed").contains("10 percentage points");
    }

    @Test
    void aFilingTakenBackCountsNoMore() {
        var filing = file(AwayFiling.Kind.LONG_TERM);
        assertThat(fund(done(buy()))).isEqualTo(75_00);

        done(filings.end(BUREAU, filing.id().toString()));

        assertThat(fund(done(buy()))).isEqualTo(65_00);
    }

    @Test
    void aFilingIsTakenBackAfterASettlementUnderWayByIt() throws Exception {
        done(buy());
        var filing = file(AwayFiling.Kind.TEMPORARY);
        Future<Outcome<Settled>> bought;
        Future<Outcome<AwayFiling>> ended;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var _ =
                    RowLock.by(
                            "select from settlement.person where person_no = ? for update",
                            buyer.person().no())) {
                bought = pool.submit(() -> buy());
                RowLock.untilAnsweredOrWaiting(bought, 1);
                ended = pool.submit(() -> filings.end(BUREAU, filing.id().toString()));
                RowLock.untilAnsweredOrWaiting(ended, 2);
                assertThat(ended.isDone()).as("ended while it is being used").isFalse();
            }
            assertThat(fund(done(bought.get()))).isEqualTo(75_00);
            assertThat(done(ended.get()).endedAt()).isPresent();
        }
        assertThat(fund(done(buy()))).isEqualTo(65_00);
    }

    @Test
    void aSettlementDuringTheTakingBackOfItsFilingIsMadeWithout() throws Exception {
        file(AwayFiling.Kind.TEMPORARY);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome<Settled>> bought;
            try (var ending =
                    RowLock.by(
                            "update person.away_filing set ended_at = now() where person_no = ?",
                            buyer.person().no())) {
                bought = pool.submit(() -> buy());
                RowLock.untilAnsweredOrWaiting(bought, 1);
                ending.commit();
            }
            assertThat(fund(done(bought.get()))).isEqualTo(65_00);
        }
    }

    @Test
    void theHomeCityOwesTheCityOfCareAndBothAccountsMirrorEachOther() {
        var before = balances();

        var settled = done(buy());

        var after = balances();
        assertThat(change(before, after, OWED)).isEqualTo(65_00);
        assertThat(change(before, after, DUE)).isEqualTo(-65_00);
        assertThat(change(before, after, "fund:310100:" + HOME)).isEqualTo(-65_00);
        assertThat(change(before, after, "institution:" + city.institution(true)))
                .isEqualTo(100_00);

        var number = settled.number().map(SettlementNumber::toString).orElseThrow();
        var which = new UndoSettlement.Which(number, buyer.person().no(), Optional.empty());
        done(undo.undo(clinic(), key(), which));
        var undone = balances();
        for (var account : before.keySet()) {
            assertThat(change(before, undone, account)).as(account).isZero();
        }
        assertThat(change(before, undone, OWED)).isZero();
        assertThat(change(before, undone, DUE)).isZero();
    }

    @Test
    void nobodyIsAwayInHisOwnCity() {
        var neighbour = city.buyer(MoneyModel.Kind.EMPLOYEE, 0, "371083");
        var before = balances();

        var settled = done(buy(neighbour, new BigDecimal("500.00")));

        assertThat(settled.claim().away()).isEmpty();
        assertThat(settled.split().steps()).noneMatch(one -> one.rule() == Rule.AWAY);
        assertThat(change(before, balances(), OWED)).isZero();
    }

    @Test
    void nobodyFilesAwayWithinHisMunicipality() {
        buyer = city.buyer(MoneyModel.Kind.EMPLOYEE, 0, "500112");
        var bureau = new Caller(Caller.Role.CLERK, "50", "clerk", Optional.empty());

        for (var division : List.of("500112", "500240", "500200", "500000")) {
            var refused = filings.file(bureau, draft(division, AwayFiling.Kind.LONG_TERM));
            assertThat(refused)
                    .as(division)
                    .isEqualTo(Outcome.refused(Refusal.at("division", Reason.AWAY_AT_HOME)));
        }
        done(filings.file(bureau, draft("510100", AwayFiling.Kind.LONG_TERM)));
    }

    private AwayFiling file(AwayFiling.Kind kind) {
        return done(filings.file(BUREAU, draft("371000", kind)));
    }

    private FileAway.Draft draft(String division, AwayFiling.Kind kind) {
        var today = ChinaTime.today(Clock.systemUTC());
        return new FileAway.Draft(buyer.person().no(), division, kind, today, today.plusDays(30));
    }

    private Outcome<Settled> buy() {
        return buy(buyer, new BigDecimal("100.00"));
    }

    private Outcome<Settled> buy(Buyer who, BigDecimal price) {
        var row = new WalkCity.Row(BigDecimal.ONE, price);
        var purchase = city.purchase(who, true, 0, row, true);
        return settle.settle(clinic(), key(), Bill.of("2102", purchase));
    }

    private static long fund(Settled settled) {
        return settled.split().totals().fundSum().value();
    }

    private MessageKey key() {
        return MessageKey.of("%030d".formatted(serial.incrementAndGet()), "away");
    }

    private Caller clinic() {
        return new Caller(Caller.Role.MEDICAL, city.institution(true), "till", Optional.empty());
    }

    /** Credit less debit of every account. */
    private Map<String, Long> balances() {
        var balances = new HashMap<String, Long>();
        for (var one : database.read(Ledger.trialBalance(AFTER_ALL))) {
            balances.put(one.account(), one.credit().minus(one.debit()).value());
        }
        assertThat(balances.values().stream().mapToLong(one -> one).sum()).isZero();
        return balances;
    }

    private static long change(Map<String, Long> before, Map<String, Long> after, String account) {
        return after.getOrDefault(account, 0L) - before.getOrDefault(account, 0L);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
