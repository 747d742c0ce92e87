package cn.yunfang.delivery;

import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What clerks and regulators of a region see of its deliveries, and what was left to a clerk. */
@Component
public class BureauDeliveries {
    private static final int LONGEST_REASON = 200;

    /** Orders of one service since a moment. */
    public record Sum(
            String service,
            long all,
            long underWay,
            long signed,
            long late,
            long failed,
            long returned,
            long lost) {}

    /**
     * @param troubled late, not handed over, lost, or cold without a temperature; the newest first
     */
    public record Seen(List<Sum> sums, List<Standing> troubled) {}

    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private volatile TaskTable.Count count = new TaskTable.Count(0, 0);

    BureauDeliveries(Database database, Journal journal, MoveDelivery move, MeterRegistry meters) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        Gauge.builder("yunfang.delivery.waiting", this, one -> one.count.waiting())
                .description("tasks of orders under way, of all nodes")
                .register(meters);
        Gauge.builder("yunfang.delivery.dead", this, one -> one.count.dead())
                .description("tasks of orders that a clerk has to see to, of all nodes")
                .register(meters);
    }

    /** Orders of the last days; the sums count them all. */
    public Outcome<Seen> seen(Caller bureau, Duration span, int most) {
        return bureau.region()
                .map(
                        region -> {
                            var since = journal.now().minus(span);
                            var trip = new RoundTrip();
                            var sums = trip.add(OrderTable.sums(region, since));
                            var troubled = trip.add(OrderTable.troubled(region, since, most));
                            database.send(trip);
                            return new Seen(sums.get(), troubled.get());
                        });
    }

    /** What is left to the clerks of a region, the newest first. */
    public Outcome<List<Task>> dead(Caller bureau, int most) {
        return bureau.region().map(region -> database.read(TaskTable.dead(region, most)));
    }

    /** Tries it anew. */
    public Outcome<Task> retry(Caller clerk, String number, String kind) {
        return Journal.attempt(
                () ->
                        find(clerk, number, kind)
                                .then(task -> end(clerk, task, "", Optional.of(journal.now()))));
    }

    /**
     * Ends it by hand. A refund that was made in another way closes the order.
     *
     * @param reason what was done, for whoever asks later
     */
    public Outcome<Task> giveUp(Caller clerk, String number, String kind, String reason) {
        return Refusal.ofText("reason", "原因", reason, LONGEST_REASON)
                .<Outcome<Task>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Journal.attempt(
                                        () ->
                                                find(clerk, number, kind)
                                                        .then(task -> given(clerk, task, reason))));
    }

    private Outcome<Task> given(Caller clerk, Task task, String reason) {
        if (task.kind() != Task.Kind.RETURN) {
            return end(clerk, task, reason, Optional.empty());
        }
        return move.move(
                        task.order().toString(),
                        clerk,
                        _ ->
                                Outcome.done(
                                        Step.of(Verb.TAKE_BACK, journal.now(), "人工结案：" + reason)
                                                .writing(
                                                        List.of(
                                                                TaskTable.endDead(
                                                                        task,
                                                                        reason,
                                                                        Optional.empty())))))
                .map(_ -> task);
    }

    private Outcome<Task> end(Caller clerk, Task task, String why, Optional<Instant> due) {
        return journal.commit(task, clerk, List.of(TaskTable.endDead(task, why, due)), List.of());
    }

    private Outcome<Task> find(Caller clerk, String number, String kind) {
        return clerk.region()
                .then(
                        region ->
                                task(number, kind)
                                        .filter(one -> one.dead())
                                        .filter(one -> one.division().startsWith(region))
                                        .<Outcome<Task>>map(Outcome::done)
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Reason.DELIVERY_TASK_UNKNOWN)));
    }

    private Optional<Task> task(String number, String kind) {
        var order = OrderNumber.parse(number);
        return Arrays.stream(Task.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .flatMap(one -> order.flatMap(id -> database.read(TaskTable.find(id, one))));
    }

    @Scheduled(fixedDelayString = "${yunfang.payment.count-interval:15000}")
    void count() {
        count = database.read(TaskTable.count());
    }
}
