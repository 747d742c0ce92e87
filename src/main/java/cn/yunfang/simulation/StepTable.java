package cn.yunfang.simulation;

import cn.yunfang.shared.ChinaTime;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Prints steps as a table whose columns line up although Chinese letters are two cells wide. */
final class StepTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yy-MM-dd");
    private static final int WHO = 12;
    private static final int WHAT = 38;

    private final PrintStream out;

    StepTable(PrintStream out) {
        this.out = out;
    }

    void title(int number, String chinese, String english) {
        out.printf("%n%2d  %s · %s%n", number, chinese, english);
    }

    void row(StepLog.Step step) {
        if (step.who().isEmpty()) {
            out.println("        · " + step.result());
            return;
        }
        out.printf(
                "    %s  %s %s %7.1f ms  %s%n",
                when(step.at()),
                padded(step.who(), WHO),
                padded(step.what(), WHAT),
                step.millis(),
                step.result());
    }

    /** The time of today's steps, the day of others. */
    private static String when(Instant at) {
        var local = LocalDateTime.ofInstant(at, ChinaTime.ZONE);
        boolean today = local.toLocalDate().equals(ChinaTime.today(Clock.systemUTC()));
        return local.format(today ? TIME : DAY);
    }

    void line(String text) {
        out.println(text);
    }

    static String padded(String text, int cells) {
        int wide = text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, cells - wide));
    }

    private static boolean isWide(int c) {
        return c >= 0x2E80 && c <= 0x9FFF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFF01 && c <= 0xFF60;
    }
}
