package cn.yunfang.portal;

import java.time.YearMonth;

/** Months asked for. */
final class Months {
    private static final YearMonth FIRST = YearMonth.of(2000, 1);
    private static final YearMonth LAST = YearMonth.of(2199, 12);

    private Months() {}

    /** The month, FIELD_INVALID when it is none of these two centuries. */
    static YearMonth sane(YearMonth month) {
        if (month.isBefore(FIRST) || month.isAfter(LAST)) {
            throw Limits.invalid("month", FIRST + "–" + LAST);
        }
        return month;
    }
}
