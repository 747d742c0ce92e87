package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Times and serial numbers as client systems write them. */
final class Clocks {
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private Clocks() {}

    static String now() {
        return ChinaTime.format(Instant.now());
    }

    /** yyyyMMddHHmmss. */
    static String compact() {
        return LocalDateTime.ofInstant(Instant.now(), ChinaTime.ZONE).format(COMPACT);
    }

    /** Four digits that do not repeat within a second. */
    static String serial() {
        return "%04d".formatted(SERIAL.incrementAndGet() % 10_000);
    }
}
