package cn.yunfang.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** China standard time (UTC+8, no summer time), the only zone of the national interface. */
public final class ChinaTime {
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    private ChinaTime() {}

    /** {@code yyyy-MM-dd HH:mm:ss}. */
    public static String format(Instant instant) {
        return SECONDS.format(LocalDateTime.ofInstant(instant, ZONE));
    }

    /** Reads {@code yyyy-MM-dd HH:mm:ss}; throws DateTimeException on anything else. */
    public static Instant parse(String text) {
        return LocalDateTime.parse(text, SECONDS).toInstant(ZONE);
    }

    /** When a day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZONE);
    }

    public static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    public static LocalDate today(Clock clock) {
        return date(clock.instant());
    }
}
