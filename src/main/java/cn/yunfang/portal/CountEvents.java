package cn.yunfang.portal;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventCounts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the counts of the first page: reads the log behind a cursor and adds what is new, so that
 * nobody ever scans the big tables.
 */
@Component
class CountEvents {
    static final String CONSUMER = "portal.counts";

    private final Database database;

    CountEvents(Database database) {
        this.database = database;
    }

    @Scheduled(fixedDelayString = "${yunfang.portal.count-interval:2000}")
    void count() {
        EventCounts.follow(database, CONSUMER, CountTable::add);
    }
}
