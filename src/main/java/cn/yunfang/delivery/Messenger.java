package cn.yunfang.delivery;

import cn.yunfang.delivery.Task.Done;
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
 * The outbox of orders: sees to whatever is due, at least once, with pauses that double. Which node
 * does it the row decides; a node that dies leaves a lease that ends.
 */
@Component
class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);

    private final Database database;
    private final DoTask doTask;
    private final DeliveryProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Messenger(Database database, DoTask doTask, DeliveryProperties properties, Clock clock) {
        this.database = database;
        this.doTask = doTask;
        this.properties = properties;
        this.clock = clock;
    }

    /** Sees to all that is due. */
    @Scheduled(fixedDelayString = "${yunfang.delivery.interval:1000}")
    void work() {
        int seen;
        do {
            var taken = take();
            seen = taken.size();
            try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                taken.forEach(one -> all.execute(() -> serve(one)));
            }
        } while (seen == properties.atOnce());
    }

    List<Task> take() {
        var now = clock.instant();
        return database.read(
                TaskTable.take(now, now.plus(properties.lease()), properties.atOnce()));
    }

    /** One try at one task. */
    void serve(Task task) {
        try {
            database.commit(TaskTable.pause(task, pause(task, doTask.once(task))));
        } catch (RuntimeException e) {
            // its lease ends, and it is seen to again
            LOG.error("{} of {} failed", task.kind(), task.order(), e);
        }
    }

    private TaskTable.Pause pause(Task task, Done done) {
        return switch (done) {
            case Done.Over() -> new TaskTable.Pause(Optional.empty(), false, "", 0);
            case Done.Again() ->
                    new TaskTable.Pause(
                            Optional.of(clock.instant().plus(properties.look())), false, "", 0);
            case Done.Failed(var why, var forGood) -> failed(task, why, forGood);
        };
    }

    private TaskTable.Pause failed(Task task, String why, boolean forGood) {
        boolean dead = forGood || task.attempts() >= properties.attempts();
        if (dead) {
            LOG.warn("{} of {} is left to a clerk: {}", task.kind(), task.order(), why);
        }
        var due = clock.instant().plus(properties.pauses().after(task.attempts(), random));
        return new TaskTable.Pause(
                dead ? Optional.empty() : Optional.of(due), dead, why, task.attempts());
    }
}
