package cn.yunfang.messaging;

import cn.yunfang.messaging.MessageTable.Sight;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is on its way to other systems, for those who run the platform or a receiver. */
@Component
public class Messages {
    private final Database database;
    private final MessagingProperties properties;
    private final Clock clock;
    private volatile MessageTable.Count count = new MessageTable.Count(0, 0);

    Messages(Database database, MessagingProperties properties, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
        Gauge.builder("yunfang.messaging.waiting", this, one -> one.count.waiting())
                .description("messages to be sent, of all nodes")
                .register(meters);
        Gauge.builder("yunfang.messaging.dead", this, one -> one.count.dead())
                .description("messages that nobody tries any more, of all nodes")
                .register(meters);
    }

    /**
     * Messages in a state, newest first: a hospital's own, those of a bureau's region.
     *
     * @param before only those with a smaller id
     */
    public Outcome<List<Message>> list(Caller caller, MessageState state, long before, int most) {
        return sight(caller)
                .map(sight -> database.read(MessageTable.list(sight, state, before, most)));
    }

    /** Lets a dead message be tried anew, under the msgid it always had. */
    public Outcome<Message> retry(Caller caller, long id) {
        return sight(caller).then(sight -> retry(sight, id));
    }

    private Outcome<Message> retry(Sight sight, long id) {
        var found = database.read(MessageTable.find(sight, id));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.MESSAGE_UNKNOWN);
        }
        var missed = database.commit(MessageTable.retry(id, clock.instant()));
        return missed.<Outcome<Message>>map(Outcome::refused)
                .or(() -> database.read(MessageTable.find(sight, id)).map(Outcome::done))
                .orElseGet(() -> Outcome.refused(Reason.MESSAGE_UNKNOWN));
    }

    private static Outcome<Sight> sight(Caller caller) {
        return switch (caller.role()) {
            case MEDICAL -> Outcome.done(new Sight(caller.institution(), ""));
            case CLERK, REGULATOR -> caller.region().map(region -> new Sight("", region));
            case PHARMACY, REVIEWER, PATIENT, INTEGRATOR, SYSTEM ->
                    Outcome.refused(Reason.NOT_ALLOWED);
        };
    }

    @Scheduled(fixedDelayString = "${yunfang.messaging.count-interval:15000}")
    void count() {
        count = database.read(MessageTable.count(clock.instant()));
    }

    @Scheduled(fixedDelayString = "${yunfang.messaging.forget-interval:3600000}")
    void forget() {
        var before = clock.instant().minus(properties.keep());
        while (database.read(MessageTable.forget(before))) {
            // a part at a time, so that no commit is long
        }
    }
}
