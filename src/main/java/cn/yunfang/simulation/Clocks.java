package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Times and serial numbers as client systems write them. */
final class Clocks {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private static volatile Duration behind = Duration.ZERO;

    private Clocks() {}

    /** The clients' clocks go as the city's does, which a story may have put back. */
    static void follow(Instant city) {
        var now = Instant.now();
        behind = city.isBefore(now) ? Duration.between(city, now) : Duration.ZERO;
    }

    static Instant instant() {
        return Instant.now().minus(behind);
    }

    static String now() {
        return ChinaTime.format(instant());
    }

    /** yyyyMMddHHmmss. */
    static String compact() {
        return LocalDateTime.ofInstant(instant(), ChinaTime.ZONE).format(COMPACT);
    }

    /** Four digits that do not repeat within a second. */
    static String serial() {
        return "%04d".formatted(SERIAL.incrementAndGet() % 10_000);
    }
}
