package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A clock that can be put forward, and that no real platform has. */
class YearClockTest {
    private final ApplicationContextRunner platform =
            new ApplicationContextRunner().withUserConfiguration(YearClock.class);

    @Test
    void isThereOnlyInADemoThatPlaysAYear() {
        platform.run(beans -> assertThat(beans).doesNotHaveBean(YearClock.class));
        platform.withPropertyValues("yunfang.year=true")
                .run(beans -> assertThat(beans).doesNotHaveBean(YearClock.class));
        platform.withPropertyValues("yunfang.demo=true")
                .run(beans -> assertThat(beans).doesNotHaveBean(YearClock.class));
        platform.withPropertyValues("yunfang.demo=true", "yunfang.year=true")
                .run(beans -> assertThat(beans).hasSingleBean(YearClock.class));
    }

    @Test
    void goesForwardAndNeverBack() {
        var clock = new YearClock(10);
        var first = clock.first();
        assertThat(ChinaTime.today(clock)).isEqualTo(first);

        clock.turnTo(first.plusDays(3));
        var later = clock.instant();
        clock.turnTo(first.plusDays(1));

        assertThat(clock.instant()).isAfterOrEqualTo(later);
        assertThat(ChinaTime.today(clock)).isEqualTo(first.plusDays(3));
        clock.catchUp();
        assertThat(Duration.between(clock.instant(), Instant.now())).isLessThan(Duration.ofDays(1));
    }
}
