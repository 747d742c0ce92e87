package cn.yunfang.portal;

import cn.yunfang.shared.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whole days asked for, China time; a year at most. */
record Days(LocalDate from, LocalDate to) {
    private static final long USUAL = 30;
    private static final long MOST = 366;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** The last thirty days unless said otherwise. */
    static Days asked(@Nullable LocalDate from, @Nullable LocalDate to, Clock clock) {
        var last = day("to", to, clock);
        var first = from == null ? last.minusDays(USUAL) : day("from", from, clock);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > MOST) {
            throw Limits.invalid("from", "≤ to, ≤ " + MOST + " d");
        }
        return new Days(first, last);
    }

    /** One day, today when not said. */
    static LocalDate day(String name, @Nullable LocalDate said, Clock clock) {
        if (said != null && (said.isBefore(FIRST) || said.isAfter(LAST))) {
            throw Limits.invalid(name, FIRST + "–" + LAST);
        }
        return said == null ? ChinaTime.today(clock) : said;
    }

    Instant start() {
        return ChinaTime.startOf(from);
    }

    /** The moment after the last. */
    Instant end() {
        return ChinaTime.startOf(to.plusDays(1));
    }
}
