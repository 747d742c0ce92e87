package cn.yunfang.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be measured.
 *
 * @param code our own name, for example {@code SYSTOLIC}
 * @param unit UCUM unit in which values are kept and shown
 * @param decimals digits kept behind the point; what a conversion gives is rounded half up to them
 * @param lowest smallest value that a living person can have; @param highest largest
 * @param loinc codes of LOINC under which devices and laboratories tell it
 * @param units units it may be told in
 */
public record Kind(
        String code,
        String chinese,
        String english,
        String unit,
        int decimals,
        BigDecimal lowest,
        BigDecimal highest,
        Set<String> loinc,
        Map<String, Conversion> units) {
    private static final int DIGITS = 12;

    /** {@code value × multiply ÷ divide + add}, in decimals. */
    public record Conversion(BigDecimal multiply, BigDecimal divide, BigDecimal add) {
        BigDecimal of(BigDecimal value, int decimals) {
            return value.multiply(multiply)
                    .divide(divide, DIGITS, RoundingMode.HALF_UP)
                    .add(add)
                    .setScale(decimals, RoundingMode.HALF_UP);
        }
    }

    /** The value in {@link #unit}; empty when it is not told in this unit. */
    public Optional<BigDecimal> canonical(BigDecimal value, String said) {
        return Optional.ofNullable(units.get(said.isEmpty() ? unit : said))
                .map(conversion -> conversion.of(value, decimals));
    }

    /** Whether a living person can have this value, in {@link #unit}. */
    public boolean isPlausible(BigDecimal value) {
        return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
    }
}
