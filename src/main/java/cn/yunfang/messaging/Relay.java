package cn.yunfang.messaging;

import cn.yunfang.person.Persons;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes messages of facts: reads the event log behind a cursor and writes down what is to be sent
 * in the commit that moves the cursor, so that each fact is made into messages exactly once. The
 * steps themselves know nothing of it.
 */
@Component
class Relay {
    private static final String CONSUMER = "messaging.relay";
    private static final int BATCH = 1_000;

    private final Database database;
    private final Persons persons;
    private final Drafts drafts;

    Relay(Database database, Persons persons, Drafts drafts) {
        this.database = database;
        this.persons = persons;
        this.drafts = drafts;
    }

    @Scheduled(fixedDelayString = "${yunfang.messaging.interval:1000}")
    void relay() {
        var trip = new RoundTrip();
        var texting = trip.add(persons.anyPhone());
        var first = trip.add(EventLog.next(CONSUMER, Set.of(), 1));
        database.send(trip);
        if (first.get().read() == 0) {
            return;
        }
        if (drafts.wanted(texting.get())) {
            read(texting.get());
        } else {
            database.commit(EventLog.skip(CONSUMER));
        }
    }

    // messages and cursor in one commit: of two nodes one moves it, the other reads again
    private void read(boolean texting) {
        EventLog.Fresh fresh;
        do {
            fresh = database.read(EventLog.next(CONSUMER, drafts.events(), BATCH));
            var writes = new ArrayList<Sql<?>>();
            writes.add(EventLog.move(CONSUMER, fresh.from(), fresh.to()));
            var all = drafts.of(fresh.entries(), texting);
            if (!all.isEmpty()) {
                writes.add(MessageTable.add(all));
            }
            database.commit(writes);
        } while (fresh.read() == BATCH);
    }
}
