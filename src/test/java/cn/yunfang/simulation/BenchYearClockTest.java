package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A clock that can be put forward, and that no real platform has. */
class BenchYearClockTest {
    private final ApplicationContextRunner platform =
            new ApplicationContextRunner().withUserConfiguration(BenchYearClock.class);

    @Test
    void isThereOnlyInADemoThatPlaysAYear() {
        platform.run(beans -> assertThat(beans).doesNotHaveBean(CityClock.class));
        platform.withPropertyValues("yunfang.bench.year=true")
                .run(beans -> assertThat(beans).doesNotHaveBean(CityClock.class));
        platform.withPropertyValues("yunfang.demo=true")
                .run(beans -> assertThat(beans).doesNotHaveBean(CityClock.class));
        platform.withPropertyValues("yunfang.demo=true", "yunfang.bench.year=true")
                .run(beans -> assertThat(beans).hasSingleBean(CityClock.class));
    }

    @Test
    void goesForwardAndNeverBack() {
        var clock = new BenchYearClock(10);
        var first = clock.first();
        assertThat(ChinaTime.date(clock.now())).isEqualTo(first);

        clock.turnTo(first.plusDays(3));
        var later = clock.now();
        clock.turnTo(first.plusDays(1));

        assertThat(clock.now()).isAfterOrEqualTo(later);
        assertThat(ChinaTime.date(clock.now())).isEqualTo(first.plusDays(3));
        clock.catchUp();
        assertThat(Duration.between(clock.now(), Instant.now())).isLessThan(Duration.ofDays(1));
    }
}
