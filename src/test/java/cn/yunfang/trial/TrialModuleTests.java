package cn.yunfang.trial;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.YunfangTest;
import cn.yunfang.settlement.TrialCity;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.trial.Trial.Paid;
import cn.yunfang.trial.Trial.Skipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy of a division of its own, tried on purchases that were settled by the city's. */
@YunfangTest
class TrialModuleTests {
    private static final LocalDate TODAY = ChinaTime.today(Clock.systemUTC());
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());
    private static final int MORE_THAN_A_PAGE = 70;

    @Autowired ApplicationContext beans;
    @Autowired SimulatePolicy simulate;

    private String division;
    private TrialCity city;

    @BeforeEach
    void aDivisionOfItsOwn() {
        division = "3710" + (10 + ThreadLocalRandom.current().nextInt(70));
        JDBC.sql("update settlement.settlement set state = 1 where insured_division = ?")
                .param(division)
                .update();
        city = new TrialCity(beans, division);
    }

    @Test
    void theSamePolicyChangesNothing() {
        var random = new Random(7);
        for (int person = 0; person < 3; person++) {
            var buyer = city.employee(20_000);
            for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
                var number = city.buy(buyer, 1 + random.nextInt(30_000), random.nextBoolean());
                if (random.nextInt(5) == 0) {
                    city.undo(buyer, number);
                }
            }
        }

        var trial = done(simulate(policy(text -> text)));

        assertThat(trial.total().count()).isEqualTo(standing());
        assertThat(trial.total().equal()).isEqualTo(trial.total().count());
        assertThat(trial.total().after()).isEqualTo(trial.total().before());
        assertThat(trial.total().before().fund().isPositive()).isTrue();
        assertThat(trial.largest()).isEmpty();
        assertThat(trial.skipped()).isEmpty();
    }

    @Test
    void aHigherRatioCostsNobodyMore() {
        for (int person = 0; person < 3; person++) {
            var buyer = city.employee(10_000 * person);
            for (int i = 1; i <= 8; i++) {
                city.buy(buyer, 5_000 * i, true);
            }
        }

        var trial = done(simulate(policy(text -> text.replace("\"0.70\"", "\"0.80\""))));

        assertThat(trial.total().worse()).isZero();
        assertThat(trial.total().better()).isPositive();
        assertThat(trial.total().after().personal()).isLessThan(trial.total().before().personal());
        assertThat(trial.total().after().fund()).isGreaterThan(trial.total().before().fund());
        assertThat(trial.largest()).hasSizeLessThanOrEqualTo(10);
    }

    /**
     * 200, 200 and 1000 yuan in a clinic at 70 % above a deductible of 300: the fund pays 0, 70 and
     * 700. With 500 instead: nothing, nothing, and of the third what is above the 100 still open,
     * 900 × 0.70 = 630. The year's use is that of the trial: by what was really used up before the
     * third (300) it would pay 560.
     */
    @Test
    void theYearsUseIsThatOfTheTrial() {
        var buyer = city.employee(0);
        city.buy(buyer, 200_00, true);
        city.buy(buyer, 200_00, true);
        city.buy(buyer, 1000_00, true);

        var trial = done(simulate(policy(text -> text.replace("\"300.00\"", "\"500.00\""))));

        assertThat(trial.total().before().fund()).isEqualTo(new Fen(770_00));
        assertThat(trial.total().after().fund()).isEqualTo(new Fen(630_00));
        assertThat(trial.total().worse()).isEqualTo(2);
        assertThat(trial.total().equal()).isEqualTo(1);
        assertThat(trial.largest())
                .extracting(one -> one.difference().value())
                .containsExactlyInAnyOrder(70_00L, 70_00L);
        assertThat(trial.groups()).hasSize(1);
        var group = trial.groups().keySet().iterator().next();
        assertThat(group).isEqualTo(new Trial.Group("310", "1101", "11", "community", ""));
    }

    /**
     * An account of 100 yuan and two purchases of 200: it pays 100 of the first, the rest is cash
     * (fund 0 and 70). Without a deductible the fund pays 140 of each: the account 60 and the 40
     * that are then left, cash 0 and 20.
     */
    @Test
    void whatTheTrialLeavesOnTheAccountPaysLater() {
        var buyer = city.employee(100_00);
        city.buy(buyer, 200_00, true);
        city.buy(buyer, 200_00, true);

        var trial = done(simulate(policy(text -> text.replace("\"300.00\"", "\"0.00\""))));

        assertThat(trial.total().before())
                .isEqualTo(new Paid(new Fen(70_00), new Fen(100_00), new Fen(230_00)));
        assertThat(trial.total().after())
                .isEqualTo(new Paid(new Fen(280_00), new Fen(100_00), new Fen(20_00)));
    }

    @Test
    void saysWhatItCouldNotCalculateAndGoesOn() {
        var buyer = city.employee(0);
        city.buy(buyer, 100_00, true);
        city.buy(buyer, 400_00, true);
        JDBC.sql(
                        """
                        update settlement.detail set answer = '{}'
                        where (bucket, serial) in (
                            select bucket, serial from settlement.settlement
                            where insured_division = ? and state = 0 and medfee_fen = 10000)""")
                .param(division)
                .update();

        var trial = done(simulate(policy(text -> text)));

        assertThat(trial.skipped()).containsExactly(java.util.Map.entry(Skipped.UNREADABLE, 1));
        assertThat(trial.total().count()).isEqualTo(1);
        assertThat(trial.total().equal()).isEqualTo(1);
    }

    @Test
    void countsTheDaysAskedForAndTheRegionAlone() {
        city.buy(city.employee(0), 100_00, true);
        var file = policy(text -> text);
        var yesterday = TODAY.minusDays(1);

        var before = new SimulatePolicy.Question(file, yesterday, yesterday);
        assertThat(done(simulate.simulate(clerk(""), before, "test")).total().count()).isZero();
        var all = done(simulate(file));
        assertThat(all.total().count()).isEqualTo(1);
        var question = new SimulatePolicy.Question(file, TODAY, TODAY);
        assertThat(refusal(simulate.simulate(clerk("3201"), question, "test")).reason())
                .isEqualTo(Reason.TRIAL_OTHER_REGION);
        var long_ = new SimulatePolicy.Question(file, TODAY.minusDays(366), TODAY);
        assertThat(refusal(simulate.simulate(clerk(""), long_, "test")).reason())
                .isEqualTo(Reason.FIELD_INVALID);
        var turned = new SimulatePolicy.Question(file, TODAY, yesterday);
        assertThat(refusal(simulate.simulate(clerk(""), turned, "test")).reason())
                .isEqualTo(Reason.FIELD_INVALID);
    }

    @Test
    void writesNothingButTheLook() {
        city.buy(city.employee(0), 500_00, true);
        var before = written();

        done(simulate(policy(text -> text.replace("\"0.70\"", "\"0.10\""))));

        assertThat(written()).isEqualTo(before);
        assertThat(
                        JDBC.sql(
                                        """
                                        select count(*) from evidence.access
                                        where operation = 'simulatePolicy' and subject = ?""")
                                .param("policy:" + division + "@trial")
                                .query(Integer.class)
                                .single())
                .isPositive();
    }

    @Test
    void refusesAFileThatCouldNotBeLoadedAndSaysWhere() {
        var wrong = policy(text -> text.replace("\"0.70\"", "\"7O\""));

        var refusal = refusal(simulate(wrong));

        assertThat(refusal.reason()).isEqualTo(Reason.POLICY_INVALID);
        assertThat(refusal.english())
                .contains("policies[")
                .contains(".funds[0].bands[0]: ratio is not a number: \"7O\"");
    }

    private Outcome<Trial> simulate(String file) {
        var question = new SimulatePolicy.Question(file, TODAY.minusDays(1), TODAY);
        return simulate.simulate(clerk("3710"), question, "test");
    }

    private static Caller clerk(String region) {
        return new Caller(Caller.Role.CLERK, region, "clerk", Optional.empty());
    }

    /** The city's policies as those of the division, changed. */
    private String policy(UnaryOperator<String> change) {
        try {
            var text =
                    new ClassPathResource("benefit/371000-2026-2.json")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .replace("\"371000\"", "\"" + division + "\"")
                            .replace("\"2026.2\"", "\"trial\"");
            return change.apply(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int standing() {
        return JDBC.sql(
                        """
                        select count(*) from settlement.settlement
                        where insured_division = ? and kind = 0 and state = 0""")
                .param(division)
                .query(Integer.class)
                .single();
    }

    private static String written() {
        return JDBC.sql(
                        """
                        select (select count(*) from settlement.settlement) || ' '
                            || (select count(*) from settlement.detail) || ' '
                            || (select sum(deductible_fen + base_fen + fund_fen)
                                from settlement.accumulator) || ' '
                            || (select sum(account_fen + version) from settlement.person) || ' '
                            || (select count(*) from ledger.entry) || ' '
                            || (select count(*) from benefit.policy)""")
                .query(String.class)
                .single();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            return refusal;
        }
        throw new AssertionError("was not refused");
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }
}
