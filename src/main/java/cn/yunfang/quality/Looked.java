package cn.yunfang.quality;

import cn.yunfang.review.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reviewer has had before him by now, as the platform measured it.
 *
 * @param detail when he first opened the prescription itself; empty when he never did
 */
public record Looked(Held held, Optional<Instant> detail) {
    /** How long: his holds together, nothing when he decided without one. */
    Duration time() {
        return held.time();
    }

    /** When he first saw it, or else the moment of his decision. */
    Instant opened(Instant decided) {
        return Stream.of(held.since(), detail)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(decided);
    }

    /** Whether he looked for less than is expected; a part of a second counts. */
    boolean shorterThan(Duration expected) {
        return time().compareTo(expected) < 0;
    }
}
