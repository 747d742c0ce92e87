package cn.yunfang.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is fine, in the unit of the kind; a bound that is absent bounds nothing.
 *
 * @param low smallest value that is fine; @param high largest
 * @param urgentLow below it somebody must look at once; @param urgentHigh from it on
 */
public record Range(
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal urgentLow,
        @Nullable BigDecimal urgentHigh) {
    /** Nothing is known of what would be fine. */
    public static final Range OPEN = new Range(null, null, null, null);

    public Level level(BigDecimal value) {
        if (isBelow(value, urgentLow) || urgentHigh != null && value.compareTo(urgentHigh) >= 0) {
            return Level.URGENT;
        }
        return holds(value) ? Level.FINE : Level.ATTENTION;
    }

    /** Whether the value is fine. */
    public boolean holds(BigDecimal value) {
        return !isBelow(value, low) && (high == null || value.compareTo(high) <= 0);
    }

    private static boolean isBelow(BigDecimal value, @Nullable BigDecimal bound) {
        return bound != null && value.compareTo(bound) < 0;
    }

    /** The same, with the urgent bounds of another where this one says none. */
    Range orUrgent(Range other) {
        return new Range(
                low,
                high,
                Optional.ofNullable(urgentLow).orElse(other.urgentLow),
                Optional.ofNullable(urgentHigh).orElse(other.urgentHigh));
    }

    /** Whether low stands below high, and urgent bounds outside. */
    boolean isOrdered() {
        return ordered(low, high)
                && ordered(urgentLow, low)
                && ordered(high, urgentHigh)
                && (low != null || high != null);
    }

    private static boolean ordered(@Nullable BigDecimal less, @Nullable BigDecimal more) {
        return less == null || more == null || less.compareTo(more) <= 0;
    }
}
