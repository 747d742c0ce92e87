package cn.yunfang.supervision;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventCounts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the counts by institution and hour: reads the log behind a cursor and adds what is new. */
@Component
class CountHours {
    static final String CONSUMER = "supervision.hours";

    private final Database database;

    CountHours(Database database) {
        this.database = database;
    }

    @Scheduled(fixedDelayString = "${yunfang.portal.count-interval:2000}")
    void count() {
        EventCounts.follow(database, CONSUMER, HourTable::add);
    }
}
