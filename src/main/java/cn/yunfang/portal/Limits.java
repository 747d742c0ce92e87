package cn.yunfang.portal;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Checks of query parameters and of members that must be there. */
final class Limits {
    private static final int MOST_DIGITS = 11;

    private Limits() {}

    /** The number, between 1 and the most. */
    static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw invalid(name, "1–" + most);
        }
        return value;
    }

    /** The member; {@code name} is its Chinese name. */
    static <T> T said(String field, String name, @Nullable T value) {
        if (value == null) {
            throw missing(field, name);
        }
        return value;
    }

    /** An amount of money with at most two decimals, of less than a hundred billion yuan. */
    static Fen yuan(String field, String name, @Nullable BigDecimal said) {
        var yuan = said(field, name, said);
        // before anything is done with it; the difference of two ints may be no int
        if ((long) yuan.precision() - yuan.scale() > MOST_DIGITS || isFinerThanFen(yuan)) {
            throw new RefusedException(Refusal.invalid(field, name, "16,2"));
        }
        return Fen.ofYuan(yuan);
    }

    private static boolean isFinerThanFen(BigDecimal yuan) {
        return yuan.stripTrailingZeros().scale() > 2;
    }

    /** Degrees east and north. */
    static void point(double lng, double lat) {
        if (!(Math.abs(lng) <= 180)) {
            throw invalid("lng", "−180–180");
        }
        if (!(Math.abs(lat) <= 90)) {
            throw invalid("lat", "−90–90");
        }
    }

    static RefusedException missing(String field, String name) {
        return new RefusedException(Refusal.missing(field, name));
    }

    static RefusedException invalid(String name, String right) {
        return new RefusedException(Refusal.invalid(name, "请求参数", right));
    }
}
