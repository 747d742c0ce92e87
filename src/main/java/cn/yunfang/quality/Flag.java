package cn.yunfang.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An approval that came too fast, for somebody to look at a second time.
 *
 * @param id serial number of the decision
 * @param looked how long; @param detail whether the prescription was opened
 * @param opinion why he insisted
 * @param second empty until somebody has looked at it
 */
public record Flag(
        long id,
        String hiRxno,
        String institution,
        String reviewer,
        Instant decidedAt,
        Duration looked,
        int lines,
        boolean detail,
        int overridden,
        String opinion,
        Optional<SecondLook> second) {
    /** Who looked a second time, and what he says of it. */
    public record SecondLook(String by, Instant at, String note) {}
}
