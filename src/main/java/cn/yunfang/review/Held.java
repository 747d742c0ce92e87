package cn.yunfang.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a reviewer has had a task before him, by the platform's clock.
 *
 * @param since when he first took it; empty when he never did
 * @param time all his holds together, without the time that he spent on other tasks meanwhile
 */
public record Held(Optional<Instant> since, Duration time) {}
