package cn.yunfang.supervision;

import java.util.List;
import java.util.Optional;

/**
 * The middle of some values and how far they usually lie from it. A value is far when it is more
 * than three robust standard deviations away (1.4826 times the median absolute deviation, which few
 * outliers cannot move) and a fifth of the middle besides, so that an even crowd flags nobody for a
 * trifle.
 *
 * @param spread median absolute deviation
 */
record Middle(long median, long spread) {
    /** With fewer institutions there is no middle. */
    static final int FEWEST = 4;

    private static final long THREE_DEVIATIONS = 44_478;
    private static final long SCALE = 10_000;
    private static final long FIFTH = 5;

    static Optional<Middle> of(List<Long> values) {
        if (values.size() < FEWEST) {
            return Optional.empty();
        }
        long median = median(values);
        return Optional.of(
                new Middle(
                        median,
                        median(values.stream().map(one -> Math.abs(one - median)).toList())));
    }

    boolean isFar(long value) {
        long away = Math.abs(value - median);
        return away * SCALE > spread * THREE_DEVIATIONS && away * FIFTH > Math.abs(median);
    }

    /** The lower one of the two in the middle of an even number. */
    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }
}
