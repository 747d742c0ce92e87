package cn.yunfang.portal;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the counts of the first page: reads the log behind a cursor and adds what is new, so that
 * nobody ever scans the big tables.
 */
@Component
class CountEvents {
    static final String CONSUMER = "portal.counts";
    private static final int BATCH = 20_000;

    private final Database database;

    CountEvents(Database database) {
        this.database = database;
    }

    // counts and cursor move in one commit; of two nodes one moves it and the other reads again
    @Scheduled(fixedDelayString = "${yunfang.portal.count-interval:2000}")
    void count() {
        boolean more = true;
        while (more) {
            var counted = database.read(EventLog.count(CONSUMER, BATCH));
            if (!counted.isEmpty()) {
                database.commit(EventLog.move(CONSUMER, counted), CountTable.add(counted.counts()));
            }
            more = counted.total() >= BATCH;
        }
    }
}
