package cn.yunfang.sandbox;

import cn.yunfang.national.MessageWatch;
import cn.yunfang.shared.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the last messages of the sandbox's applications, and of nobody else. */
@Component
@ConditionalOnBooleanProperty("yunfang.sandbox")
class KeepMessages implements MessageWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KeepMessages.class);
    static final int MOST = 200;
    static final Duration LIFE = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private volatile Set<String> standing = Set.of();

    KeepMessages(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean watches(String appId) {
        return standing.contains(appId);
    }

    @Override
    public void saw(Exchange exchange) {
        try {
            database.commit(
                    MessageTable.add(exchange), MessageTable.dropOld(exchange.appId(), MOST));
        } catch (RuntimeException e) {
            LOG.warn("a message of {} could not be kept", exchange.appId(), e);
        }
    }

    @Scheduled(fixedDelayString = "${yunfang.registry.interval:1000}")
    void refresh() {
        standing = Set.copyOf(database.read(SandboxTable.standing()));
    }

    @Scheduled(fixedDelay = 600_000)
    void dropOld() {
        database.commit(MessageTable.dropBefore(clock.instant().minus(LIFE)));
    }
}
