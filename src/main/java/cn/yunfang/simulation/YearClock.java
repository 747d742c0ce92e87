package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The platform's clock while a year is simulated: it goes right, but some days behind, and is put
 * forward day by day until it has caught up. Only in the demo and only where a year is played; on
 * every other platform there is no such bean.
 */
@Component
@Primary
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.year"})
final class YearClock extends Clock {
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    private final LocalDate first;
    private volatile Duration behind;

    YearClock(@Value("${yunfang.year.days:365}") int days) {
        this.first = ChinaTime.date(Instant.now()).minusDays(days);
        this.behind = Duration.between(morning(first), Instant.now());
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).toInstant(ChinaTime.ZONE);
    }

    /** The day it began with. */
    LocalDate first() {
        return first;
    }

    /** Puts it forward to the morning of a day; a morning that is over changes nothing. */
    void turnTo(LocalDate day) {
        var next = Duration.between(morning(day), Instant.now());
        if (next.compareTo(behind) < 0) {
            behind = next;
        }
    }

    /** Today, as everybody else has it. */
    void catchUp() {
        behind = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
        InstantSource moved = this::instant;
        return moved.withZone(other);
    }
}
