package cn.yunfang.payment;

import cn.yunfang.payment.PaymentTransitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the outbox could not bring to an end, for the clerks of a region. */
@Component
public class DeadPayments {
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Journal journal;
    private final MovePayment move;
    private volatile PaymentTable.Count count = new PaymentTable.Count(0, 0);

    DeadPayments(Database database, Journal journal, MovePayment move, MeterRegistry meters) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        Gauge.builder("yunfang.payment.waiting", this, one -> one.count.waiting())
                .description("payments under way, of all nodes")
                .register(meters);
        Gauge.builder("yunfang.payment.dead", this, one -> one.count.dead())
                .description("payments that a clerk has to see to, of all nodes")
                .register(meters);
    }

    /**
     * Those of the clerk's region, newest first.
     *
     * @param before only those with a smaller serial number
     */
    public Outcome<List<Payment>> list(Caller clerk, long before, int most) {
        return clerk.region().map(region -> database.read(PaymentTable.dead(region, before, most)));
    }

    /** Lets the bank be asked anew, under the numbers that it knows. */
    public Outcome<Payment> retry(Caller clerk, String paymentId) {
        return Journal.attempt(
                () ->
                        dead(clerk, paymentId)
                                .then(
                                        payment ->
                                                journal.commit(
                                                        PaymentTable.find(payment.number()),
                                                        found -> found.orElseThrow(),
                                                        clerk,
                                                        new Journal.Writes(
                                                                List.of(
                                                                        PaymentTable.retry(
                                                                                payment.number(),
                                                                                journal.now())),
                                                                List.of()))));
    }

    /**
     * Ends it by hand: a payment that nobody will get an answer about, or a refund that was made in
     * another way. What the bank does afterwards is still booked.
     *
     * @param reason for whoever asks later
     */
    public Outcome<PaymentState> giveUp(Caller clerk, String paymentId, String reason) {
        var wrong = Refusal.ofText("reason", "原因", reason, LONGEST_REASON);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return Journal.attempt(
                () ->
                        dead(clerk, paymentId)
                                .then(payment -> move.move(payment, Verb.GIVE_UP, clerk, reason)));
    }

    private Outcome<Payment> dead(Caller clerk, String paymentId) {
        return clerk.region().then(region -> dead(region, PaymentNumber.parse(paymentId)));
    }

    private Outcome<Payment> dead(String region, Optional<PaymentNumber> number) {
        var found =
                number.flatMap(one -> database.read(PaymentTable.find(one)))
                        .filter(one -> one.division().startsWith(region));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.PAYMENT_UNKNOWN);
        }
        var payment = found.get();
        return payment.dead()
                ? Outcome.done(payment)
                : Outcome.refused(
                        Reason.PAYMENT_STATE, payment.state().chinese(), payment.state().name());
    }

    @Scheduled(fixedDelayString = "${yunfang.payment.count-interval:15000}")
    void count() {
        count = database.read(PaymentTable.count());
    }
}
