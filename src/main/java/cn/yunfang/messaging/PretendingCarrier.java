package cn.yunfang.messaging;

import cn.yunfang.shared.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries nothing: what it is given ends in {@code messaging.pretended_text}. So that failure can
 * be tried out, telephones that end in 0001 are never reached in time and those in 0002 are
 * refused.
 */
final class PretendingCarrier implements SmsCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(PretendingCarrier.class);
    private static final String SLOW = "0001";
    private static final String REFUSED = "0002";

    private final Database database;
    private final Clock clock;
    private final Duration slowness;

    PretendingCarrier(Database database, Clock clock, Duration slowness) {
        this.database = database;
        this.clock = clock;
        this.slowness = slowness;
        LOG.info("no SMS carrier is configured: short messages end in messaging.pretended_text");
    }

    @Override
    public void carry(String id, String phone, String text) throws IOException {
        if (phone.endsWith(REFUSED)) {
            throw new IOException("refused by the carrier");
        }
        if (phone.endsWith(SLOW)) {
            pause();
        }
        database.commit(PretendedTextTable.put(Long.parseLong(id), phone, text, clock.instant()));
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
