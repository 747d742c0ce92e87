package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The platform's clock while a year is simulated: some days behind from the start, and put forward
 * day by day. Only in the demo and only where the bench plays a year; on every other platform there
 * is no such clock.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
class BenchYearClock {
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private final CityClock clock = new CityClock(InstantSource.system(), ZoneOffset.UTC);
    private final LocalDate first;

    BenchYearClock(@Value("${yunfang.bench.days:365}") int days) {
        this.first = ChinaTime.date(clock.rightNow()).minusDays(days);
        clock.set(morning(first));
    }

    @Bean
    @Primary
    CityClock platformsClock() {
        return clock;
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).toInstant(ChinaTime.ZONE);
    }

    /** The day it began with. */
    LocalDate first() {
        return first;
    }

    Instant now() {
        return clock.instant();
    }

    /** Puts it forward to the morning of a day; the clocks of those who play go with it. */
    void turnTo(LocalDate day) {
        var next = morning(day);
        clock.set(next.isAfter(now()) ? next : now());
        Clocks.follow(now());
    }

    /** Today, as everybody else has it. */
    void catchUp() {
        clock.set(clock.rightNow());
        Clocks.follow(now());
    }
}
