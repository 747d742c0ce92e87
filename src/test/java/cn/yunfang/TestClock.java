package cn.yunfang;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The platform's clock in Spring tests: it goes right until a test puts it forward. */
public final class TestClock {
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private TestClock() {}

    public static Instant now() {
        return Instant.now().plus(AHEAD.get());
    }

    /** Runs something that much later than now; the clock goes right again afterwards. */
    public static void later(Duration ahead, Runnable then) {
        AHEAD.set(ahead);
        try {
            then.run();
        } finally {
            AHEAD.set(Duration.ZERO);
        }
    }

    /** Puts it so far ahead, or behind, within what runs {@link #later}. */
    public static void put(Duration ahead) {
        AHEAD.set(ahead);
    }

    /** Does now what the platform does every second, so that no test has to wait for it. */
    public static void bringWhatIsDue(ApplicationContext beans) {
        beans.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .forEach(task -> task.getTask().getRunnable().run());
    }

    static void replacePlatformsClock(ConfigurableApplicationContext context) {
        InstantSource source = TestClock::now;
        if (context instanceof GenericApplicationContext beans) {
            beans.registerBean(
                    "testClock",
                    Clock.class,
                    () -> source.withZone(ZoneOffset.UTC),
                    bean -> bean.setPrimary(true));
        }
    }
}
