package cn.yunfang.delivery;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of each order, once, that it is later than was promised. */
@Component
class WatchPromises {
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Journal journal;
    private final Counter late;

    WatchPromises(Database database, Journal journal, MeterRegistry meters) {
        this.database = database;
        this.journal = journal;
        late =
                Counter.builder("yunfang.delivery.late")
                        .description("orders that this node told to be late")
                        .register(meters);
    }

    @Scheduled(fixedDelayString = "${yunfang.delivery.interval:1000}")
    void watch() {
        int seen;
        do {
            var overdue = database.read(OrderTable.overdue(journal.now(), AT_ONCE));
            seen = overdue.size();
            overdue.forEach(this::tell);
        } while (seen == AT_ONCE);
    }

    // of two nodes one is first
    private void tell(Standing standing) {
        var order = standing.order();
        var event =
                journal.event(
                        order.id(),
                        "ParcelLate",
                        Caller.SYSTEM,
                        Map.of(
                                "hiRxno", order.hiRxno(),
                                "delivery", order.number(),
                                "pharmacy", order.institution(),
                                "promisedUntil", order.promisedUntil().toString()));
        if (database.commit(List.of(OrderTable.tellLate(order), journal.told(event))).isEmpty()) {
            late.increment();
        }
    }
}
