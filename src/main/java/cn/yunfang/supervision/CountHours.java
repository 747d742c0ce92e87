package cn.yunfang.supervision;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the counts by institution and hour: reads the log behind a cursor and adds what is new. */
@Component
class CountHours {
    static final String CONSUMER = "supervision.hours";
    private static final int BATCH = 20_000;

    private final Database database;

    CountHours(Database database) {
        this.database = database;
    }

    // counts and cursor move in one commit; of two nodes one moves it and the other reads again
    @Scheduled(fixedDelayString = "${yunfang.portal.count-interval:2000}")
    void count() {
        boolean more = true;
        while (more) {
            var counted = database.read(EventLog.count(CONSUMER, BATCH));
            if (!counted.isEmpty()) {
                database.commit(EventLog.move(CONSUMER, counted), HourTable.add(counted.counts()));
            }
            more = counted.total() >= BATCH;
        }
    }
}
