package cn.yunfang.payment;

import cn.yunfang.shared.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The outbox of payments: sees to whatever is due, at least once, with pauses that double. Which
 * node does it the row decides; a node that dies leaves a lease that ends.
 */
@Component
class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Database database;
    private final PursuePayment pursue;
    private final PaymentProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Teller(Database database, PursuePayment pursue, PaymentProperties properties, Clock clock) {
        this.database = database;
        this.pursue = pursue;
        this.properties = properties;
        this.clock = clock;
    }

    /** Sees to all that is due. */
    @Scheduled(fixedDelayString = "${yunfang.payment.interval:1000}")
    void work() {
        int seen;
        do {
            seen = workOnce();
        } while (seen == properties.atOnce());
    }

    private int workOnce() {
        var taken = take();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            taken.forEach(one -> all.execute(() -> serve(one)));
        }
        return taken.size();
    }

    List<Payment> take() {
        var now = clock.instant();
        return database.read(
                PaymentTable.take(now, now.plus(properties.lease()), properties.atOnce()));
    }

    /** One payment, as far as it goes without waiting. */
    void serve(Payment taken) {
        try {
            var payment = taken;
            while (pause(payment, pursue.pursue(payment))) {
                var found = database.read(PaymentTable.find(payment.number()));
                if (found.isEmpty() || found.get().dead() || found.get().state().isEnd()) {
                    return;
                }
                payment = found.get();
            }
        } catch (RuntimeException e) {
            // its lease ends, and it is seen to again
            LOG.error("payment {} could not be pursued", taken.number(), e);
        }
    }

    // whether it has moved, so that there may be more to do
    private boolean pause(Payment payment, Next next) {
        switch (next) {
            case Next.Moved() -> {
                return true;
            }
            case Next.Over() ->
                    database.commit(
                            PaymentTable.pause(
                                    payment,
                                    new PaymentTable.Pause(
                                            Optional.empty(),
                                            false,
                                            payment.why(),
                                            payment.refundRound())));
            case Next.Wait(var why, var round) -> {
                boolean dead =
                        payment.attempts() >= properties.attempts()
                                && payment.state() != PaymentState.REVERSED;
                if (dead) {
                    LOG.warn("payment {} is left to a clerk: {}", payment.number(), why);
                }
                var due =
                        clock.instant()
                                .plus(
                                        properties
                                                .pauses()
                                                .after(Math.max(payment.attempts(), 1), random));
                database.commit(
                        PaymentTable.pause(
                                payment,
                                new PaymentTable.Pause(
                                        dead ? Optional.empty() : Optional.of(due),
                                        dead,
                                        why,
                                        round)));
            }
        }
        return false;
    }
}
