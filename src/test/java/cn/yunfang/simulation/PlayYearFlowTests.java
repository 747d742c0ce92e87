package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.ledger.Seals;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** A city's year begins once, while no day of the ledger is sealed, and goes forward only. */
class PlayYearFlowTests extends ApiFlow {
    // long before anything that a test may have sealed
    private static final Instant TODAY = Instant.parse("2001-11-29T01:00:00Z");
    private static final Duration YEAR = Duration.ofDays(364);

    @Autowired private Database database;
    @Autowired private Seals seals;
    @Autowired private ApplicationContext beans;
    @Autowired private ObjectProvider<ScheduledTaskHolder> jobs;

    private PlayYear year(Instant today) {
        return new PlayYear(new CityClock(() -> today, ZoneOffset.UTC), database, seals, jobs);
    }

    @AfterEach
    void forget() {
        JdbcClient.create(TestDatabase.dataSource()).sql("delete from simulation.year").update();
    }

    @Test
    void goesBackOnceAndThenForwardUntilItIsRight() {
        var year = year(TODAY);
        assertThat(year.standing().mayBegin()).isTrue();

        assertThat(now(year.move(TODAY.minus(YEAR), "p1"))).isEqualTo(TODAY.minus(YEAR));

        assertThat(year.standing().personNo()).contains("p1");
        assertRefused(year.move(TODAY.minus(YEAR).minusSeconds(60), "p1"));
        var later = TODAY.minus(Duration.ofDays(7));
        assertThat(now(year.move(later, "p1"))).isEqualTo(later);
        assertThat(now(year.move(TODAY.plusSeconds(60), "p1"))).isEqualTo(TODAY);
        assertThat(year.standing().mayBegin()).isFalse();
        assertRefused(year.move(TODAY.minus(YEAR), "p2"));
    }

    @Test
    void goesBackByAYearAtMost() {
        assertRefused(year(TODAY).move(TODAY.minus(YEAR).minus(Duration.ofDays(3)), "p1"));
        assertThat(year(TODAY).standing().personNo()).isEmpty();
    }

    @Test
    void staysWhereADayIsSealed() {
        TestClock.later(Duration.ofDays(2), () -> TestClock.bringWhatIsDue(beans));
        var tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(year(tomorrow).standing().mayBegin()).isFalse();
        assertRefused(year(tomorrow).move(tomorrow.minus(YEAR), "p1"));
    }

    @Test
    void noOtherCityHasSuchAClock() {
        var answer = api.get("/api/v1/demo-clock", api.demoToken("CLERK", "周"));

        assertThat(answer.status()).isEqualTo(404);
    }

    private static Instant now(Outcome<PlayYear.Standing> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<PlayYear.Standing>) outcome).value().now();
    }

    private static void assertRefused(Outcome<PlayYear.Standing> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        var refusal = ((Outcome.Refused<PlayYear.Standing>) outcome).refusal();
        assertThat(refusal.reason()).isEqualTo(Reason.FIELD_INVALID);
        assertThat(refusal.field()).isEqualTo("at");
    }
}
