package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CityClockTest {
    private static final Instant TODAY = Instant.parse("2026-11-29T01:00:00Z");

    private final AtomicReference<Instant> watch = new AtomicReference<>(TODAY);
    private final CityClock clock = new CityClock(watch::get, ZoneOffset.UTC);

    private void passes(Duration time) {
        watch.updateAndGet(now -> now.plus(time));
    }

    @Test
    void goesOnFromWhereItIsPut() {
        clock.set(TODAY.minus(Duration.ofDays(364)));
        passes(Duration.ofSeconds(3));

        assertThat(clock.instant())
                .isEqualTo(TODAY.minus(Duration.ofDays(364)).plus(Duration.ofSeconds(3)));
        assertThat(clock.isRight()).isFalse();
    }

    @Test
    void isNeverAheadOfAWatch() {
        clock.set(TODAY.minus(Duration.ofDays(1)));
        clock.set(TODAY.plus(Duration.ofDays(1)));

        assertThat(clock.instant()).isEqualTo(TODAY);
        assertThat(clock.isRight()).isTrue();
    }

    @Test
    void isRightAgainWhenNobodyMovesIt() {
        clock.set(TODAY.minus(Duration.ofDays(364)));
        passes(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(watch.get());
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0", "false, true, 0", "true, false, 0", "true, true, 1"})
    void existsOnlyInADemoThatAsksForIt(boolean demo, boolean year, int clocks) {
        new ApplicationContextRunner()
                .withUserConfiguration(CityClockConfiguration.class)
                .withPropertyValues("yunfang.demo=" + demo, "yunfang.demo.year=" + year)
                .run(context -> assertThat(context.getBeansOfType(Clock.class)).hasSize(clocks));
    }
}
