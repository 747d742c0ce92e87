package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is stored of a person's browser that signed in.
 *
 * @param usedAt last use, known to a thirtieth of the idle time
 * @param untilAt end of its absolute life
 */
record Session(Caller caller, Instant usedAt, Instant untilAt, Optional<Instant> endedAt) {
    /** How many times finer than the idle time a use is written down. */
    private static final int FINER = 30;

    /** When it ends unless somebody uses it. */
    Instant until(Duration idle) {
        var unused = usedAt.plus(idle);
        return unused.isBefore(untilAt) ? unused : untilAt;
    }

    boolean standsAt(Instant now, Duration idle) {
        return endedAt.isEmpty() && now.isBefore(until(idle));
    }

    /** Whether the last use is so long ago that this one has to be written down. */
    boolean isStale(Instant now, Duration idle) {
        return !now.isBefore(usedAt.plus(idle.dividedBy(FINER)));
    }

    Session usedAt(Instant now) {
        return new Session(caller, now, untilAt, endedAt);
    }
}
