package cn.yunfang.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in whole fen (1/100 yuan); arithmetic that overflows fails. In JSON a number
 * of fen.
 */
public record Fen(@JsonValue long value) implements Comparable<Fen> {
    public static final Fen ZERO = new Fen(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fen {}

    /** Reads a yuan amount; a fraction of a fen is an error, never rounded away. */
    public static Fen ofYuan(BigDecimal yuan) {
        return new Fen(yuan.movePointRight(2).longValueExact());
    }

    /**
     * The one rounding rule of the platform: half up to the fen, once, at the end of a product
     * (finance practice of the national settlement fields, num(16,2)).
     */
    public static Fen round(BigDecimal yuan) {
        return ofYuan(yuan.setScale(2, RoundingMode.HALF_UP));
    }

    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    public Fen minus(Fen other) {
        return new Fen(Math.subtractExact(value, other.value));
    }

    public Fen negated() {
        return new Fen(Math.negateExact(value));
    }

    /** This amount times a rate between 0 and 1, rounded half up to the fen. */
    public Fen times(BigDecimal rate) {
        return round(yuan().multiply(rate));
    }

    public Fen min(Fen other) {
        return value <= other.value ? this : other;
    }

    public Fen max(Fen other) {
        return value >= other.value ? this : other;
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean isPositive() {
        return value > 0;
    }

    /** Yuan with exactly two decimals, as the national interface prints num(16,2). */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(value, 2);
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
