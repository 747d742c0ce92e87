package cn.yunfang.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * The clock of a demo city whose year is played: behind by so much, and right again when it has
 * caught up, or when nobody moved it for five minutes: a story that was broken off must not leave
 * the city in the past.
 */
final class CityClock extends Clock {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Behind(Duration by, Instant until) {}

    private final InstantSource right;
    private final ZoneId zone;
    private volatile Behind behind = new Behind(Duration.ZERO, Instant.MAX);

    CityClock(InstantSource right, ZoneId zone) {
        this.right = right;
        this.zone = zone;
    }

    /** What a watch says. */
    Instant rightNow() {
        return right.instant();
    }

    /** Whether it says what a watch says. */
    boolean isRight() {
        return by(rightNow()).isZero();
    }

    /** Goes on from this moment; from now on it is right when the moment lies not in the past. */
    void set(Instant to) {
        var now = rightNow();
        behind =
                to.isBefore(now)
                        ? new Behind(Duration.between(to, now), now.plus(LONGEST))
                        : new Behind(Duration.ZERO, Instant.MAX);
    }

    private Duration by(Instant now) {
        var known = behind;
        return now.isBefore(known.until) ? known.by : Duration.ZERO;
    }

    @Override
    public Instant instant() {
        var now = rightNow();
        return now.minus(by(now));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        InstantSource source = this;
        return source.withZone(other);
    }
}
