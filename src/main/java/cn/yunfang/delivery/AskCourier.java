package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the courier and waits no longer than the time-out; no answer is an unknown outcome, and so
 * is no courier.
 */
@Component
class AskCourier {
    private static final Logger LOG = LoggerFactory.getLogger(AskCourier.class);

    /** One question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Courier courier) throws IOException;
    }

    private final Optional<Courier> courier;
    private final DeliveryProperties properties;

    AskCourier(Optional<Courier> courier, DeliveryProperties properties) {
        this.courier = courier;
        this.properties = properties;
    }

    /** Empty when the courier did not answer. */
    <T> Optional<T> ask(Question<T> question) {
        return courier.flatMap(connected -> ask(connected, question));
    }

    private <T> Optional<T> ask(Courier connected, Question<T> question) {
        var line = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = line.submit(() -> question.ask(connected));
            return Optional.of(asked.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                LOG.info("the courier did not answer: {}", e.getCause().toString());
                return Optional.empty();
            }
            throw new IllegalStateException("fault of the courier's adapter", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            line.shutdownNow();
        }
    }
}
