package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
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
 * Asks the bank and waits no longer than the time-out; no answer is an unknown outcome, and so is
 * no bank.
 */
@Component
class AskBank {
    private static final Logger LOG = LoggerFactory.getLogger(AskBank.class);

    /** One question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Bank bank) throws IOException;
    }

    private final Optional<Bank> bank;
    private final PaymentProperties properties;

    AskBank(Optional<Bank> bank, PaymentProperties properties) {
        this.bank = bank;
        this.properties = properties;
    }

    /** Whether there is a bank at all. */
    boolean isConnected() {
        return bank.isPresent();
    }

    /** Empty when the bank did not answer. */
    <T> Optional<T> ask(Question<T> question) {
        return bank.flatMap(connected -> ask(connected, question));
    }

    private <T> Optional<T> ask(Bank connected, Question<T> question) {
        var line = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = line.submit(() -> question.ask(connected));
            return Optional.of(asked.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                LOG.info("the bank did not answer: {}", e.getCause().toString());
                return Optional.empty();
            }
            throw new IllegalStateException("fault of the bank's adapter", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            line.shutdownNow();
        }
    }
}
