package cn.yunfang.outside;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One system outside, asked and waited for no longer than the time-out; no answer is an unknown
 * outcome, and so is no such system.
 *
 * @param <S> what it can be asked
 */
public abstract class OutsideSystem<S> {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideSystem.class);

    /** One question. */
    @FunctionalInterface
    public interface Question<S, T> {
        T ask(S system) throws IOException;
    }

    private final String name;
    private final Optional<S> system;
    private final Duration timeout;

    /**
     * @param name for the log, as in "the bank"; @param system absent where none is connected
     */
    protected OutsideSystem(String name, Optional<S> system, Duration timeout) {
        this.name = name;
        this.system = system;
        this.timeout = timeout;
    }

    /** Whether there is one at all. */
    public boolean isConnected() {
        return system.isPresent();
    }

    /** Empty when it did not answer. */
    public <T> Optional<T> ask(Question<S, T> question) {
        return system.flatMap(connected -> ask(connected, question));
    }

    private <T> Optional<T> ask(S connected, Question<S, T> question) {
        var line = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = line.submit(() -> question.ask(connected));
            return Optional.of(asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                LOG.info("{} did not answer: {}", name, e.getCause().toString());
                return Optional.empty();
            }
            throw new IllegalStateException("fault of the adapter of " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            line.shutdownNow();
        }
    }
}
