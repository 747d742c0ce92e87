package cn.yunfang.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what the platform does by itself within a second. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Patience() {}

    /** The first that is seen; fails when nothing comes. */
    static <T> T await(String what, Supplier<Optional<T>> look) {
        var started = System.nanoTime();
        for (var seen = look.get(); ; seen = look.get()) {
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() - started > LONGEST.toNanos()) {
                throw new IllegalStateException(what + ": nothing came");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
