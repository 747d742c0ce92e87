package cn.yunfang.messaging;

import cn.yunfang.messaging.MessageTable.Mark;
import cn.yunfang.messaging.MessageTable.Taken;
import cn.yunfang.shared.Database;
import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, at least once. Each receiver has a lane of its own, so that one that does not
 * answer holds up no other; in a lane a few messages go at once, of one prescription one after the
 * other. Which node sends a message its row decides.
 */
@Component
class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Database database;
    private final List<Way> ways;
    private final MessagingProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    Outbox(Database database, List<Way> ways, MessagingProperties properties, Clock clock) {
        this.database = database;
        this.ways = ways;
        this.properties = properties;
        this.clock = clock;
    }

    /** Opens a lane for each receiver that has something due and no lane here. */
    @Scheduled(fixedDelayString = "${yunfang.messaging.interval:1000}")
    void send() {
        for (var receiver : database.read(MessageTable.receivers(clock.instant()))) {
            if (!stopping && open.add(receiver)) {
                lanes.execute(() -> serve(receiver));
            }
        }
    }

    // whatever is being sent may end; what is not marked then is sent again under the same msgid
    @PreDestroy
    void stop() {
        stopping = true;
        lanes.close();
    }

    private void serve(String receiver) {
        try {
            int sent = properties.atOnce();
            while (!stopping && sent == properties.atOnce()) {
                sent = sendTo(receiver);
            }
        } catch (RuntimeException e) {
            LOG.error("the lane to {} broke; it is opened again", receiver, e);
        } finally {
            open.remove(receiver);
        }
    }

    /** Takes what is due, sends it and marks what became of it; answers how many that were. */
    int sendTo(String receiver) {
        var taken = take(receiver);
        if (!taken.isEmpty()) {
            mark(taken, tryAll(taken));
        }
        return taken.size();
    }

    List<Taken> take(String receiver) {
        var now = clock.instant();
        return database.read(
                MessageTable.take(
                        receiver, now, now.plus(properties.lease()), properties.atOnce()));
    }

    private List<Tried> tryAll(List<Taken> taken) {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = taken.stream().map(one -> all.submit(() -> attempt(one))).toList();
            return tries.stream().map(Outbox::result).toList();
        }
    }

    /** One try. */
    Tried attempt(Taken taken) {
        return ways.stream()
                .filter(way -> way.leadsTo(taken.message().receiver()))
                .findFirst()
                .orElseThrow()
                .send(taken);
    }

    private static Tried result(Future<Tried> attempt) {
        try {
            return attempt.get();
        } catch (ExecutionException e) {
            LOG.error("a message could not be sent", e.getCause());
            return new Tried.Failed("fault of the platform");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Tried.Failed("interrupted");
        }
    }

    private void mark(List<Taken> taken, List<Tried> tried) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < taken.size(); i++) {
            marks.add(mark(taken.get(i).message(), tried.get(i)));
        }
        database.commit(MessageTable.mark(marks, clock.instant()));
    }

    private Mark mark(Message message, Tried tried) {
        var now = clock.instant();
        return switch (tried) {
            case Tried.Delivered() -> mark(message, MessageState.SENT, "");
            case Tried.Unwanted() -> mark(message, MessageState.DROPPED, "");
            case Tried.Failed(var why) when message.attempts() >= properties.attempts() -> {
                LOG.warn("message {} to {} is dead: {}", message.id(), message.receiver(), why);
                yield mark(message, MessageState.DEAD, why);
            }
            case Tried.Failed(var why) ->
                    new Mark(
                            message.id(),
                            message.attempts(),
                            MessageState.WAITING,
                            why,
                            now.plus(properties.pauses().after(message.attempts(), random)));
        };
    }

    private static Mark mark(Message message, MessageState state, String error) {
        return new Mark(message.id(), message.attempts(), state, error, message.dueAt());
    }
}
