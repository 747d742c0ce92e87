package cn.yunfang.shared;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: they double up to the longest, and each is drawn from its upper half, so
 * that what failed together does not come back together.
 */
public record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * @param attempts tries that have failed, from 1
     */
    public Duration after(int attempts, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long whole = Math.min(Math.max(doubled, 1), longest.toMillis());
        return Duration.ofMillis(whole - random.nextLong(whole / 2 + 1));
    }
}
