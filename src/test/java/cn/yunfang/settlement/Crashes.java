package cn.yunfang.settlement;

import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/**
 * Cuts the line to the database while a step is under way, so that its outcome is unknown to
 * whoever asked; he then sends the same message again, as after any time-out.
 */
final class Crashes {
    private static final int ONE_IN = 20;
    private static final int LATEST_MICROS = 6_000;
    private static final int MOST_TRIES = 20;
    private static final String CUT =
            """
            select pg_terminate_backend(pid)
            from pg_stat_activity
            where datname = current_database()
              and pid <> pg_backend_pid()
              and backend_type = 'client backend'
              and state = 'active'""";

    private final DataSource dataSource;
    private final Random random;
    private int happened;

    Crashes(DataSource dataSource, Random random) {
        this.dataSource = dataSource;
        this.random = random;
    }

    /** How many steps failed on the way. */
    int happened() {
        return happened;
    }

    /** The answer that came in the end. */
    <T> T survive(Supplier<T> step) {
        if (random.nextInt(ONE_IN) > 0) {
            return patiently(step);
        }
        var over = new AtomicBoolean();
        int micros = random.nextInt(LATEST_MICROS);
        var cut = CompletableFuture.runAsync(() -> cut(micros, over));
        try {
            return step.get();
        } catch (DataAccessException e) {
            happened++;
        } finally {
            over.set(true);
            cut.join();
        }
        return patiently(step);
    }

    /** Asks again as long as it meets lines of the pool that were cut. */
    static <T> T patiently(Supplier<T> step) {
        for (int tries = 1; ; tries++) {
            try {
                return step.get();
            } catch (DataAccessException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void cut(int micros, AtomicBoolean over) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(CUT)) {
            TimeUnit.MICROSECONDS.sleep(micros);
            while (!over.get()) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return;
                    }
                }
            }
        } catch (SQLException e) {
            // its own line was cut by the cut before: then nothing happens to this step
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
