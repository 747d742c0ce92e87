package cn.yunfang.cohort;

import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes rows of the registry, of those who are due or of everybody. Many persons at a time: three
 * round trips to read, one commit to write. Several nodes may run it at once: each takes persons
 * that no other has, and what a change reaches meanwhile is made again.
 */
@Component
public class RebuildCohort {
    private static final int BATCH = 500;
    private static final int PAGE = 5_000;

    /** A run that died has its persons taken over after that. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** Days pass, and with them gaps grow and values grow old: every row is made again at night. */
    private static final Duration NIGHT = Duration.ofHours(2);

    private final Database database;
    private final Journal journal;
    private final Filings filings;
    private final MakeRows make;

    RebuildCohort(Database database, Journal journal, Filings filings, MakeRows make) {
        this.database = database;
        this.journal = journal;
        this.filings = filings;
        this.make = make;
    }

    /**
     * Makes the rows of everybody, and answers when all are made: for commands, benches and tests.
     *
     * @return how many persons were made
     */
    public int rebuild() {
        var began = journal.now();
        var today = ChinaTime.date(began);
        int made = 0;
        var page = database.read(filings.filed("", today, BATCH));
        while (!page.isEmpty()) {
            long claim = journal.nextId();
            database.commit(
                    PatientTable.enter(page, began),
                    PatientTable.take(page, claim, journal.now().plus(LEASE)));
            make(page, claim, journal.now());
            made += page.size();
            page = database.read(filings.filed(page.getLast(), today, BATCH));
        }
        return made + others(began);
    }

    // who is filed no more
    private int others(Instant began) {
        database.commit(PatientTable.stale(began));
        int made = 0;
        for (int more = due(); more > 0; more = due()) {
            made += more;
        }
        return made;
    }

    /** Makes everybody of a bureau's region due at once; the due work does the rest. */
    public Outcome<Long> ask(Caller bureau) {
        return bureau.region()
                .map(
                        region -> {
                            var now = journal.now();
                            enter();
                            database.commit(PatientTable.remake(region, now));
                            return database.read(PatientTable.freshness(now)).waiting();
                        });
    }

    /** Makes the rows of some that are due; answers of how many persons, 0 when nobody is. */
    int due() {
        var now = journal.now();
        long claim = journal.nextId();
        var trip = new RoundTrip();
        var claimed = trip.add(PatientTable.claim(claim, now, now.plus(LEASE), BATCH));
        database.commit(trip);
        if (!claimed.get().isEmpty()) {
            make(claimed.get(), claim, now);
        }
        return claimed.get().size();
    }

    private void make(List<String> personNos, long claim, Instant now) {
        var entries = make.of(personNos, now);
        var tomorrow = ChinaTime.startOf(ChinaTime.date(now).plusDays(1)).plus(NIGHT);
        database.commit(
                PatientTable.done(personNos, claim, now, tomorrow),
                EntryTable.clear(personNos, claim),
                EntryTable.add(entries, claim),
                PatientTable.counted());
    }

    /** Enters those who are filed and whom nobody told of: filings are taken over by import too. */
    int enter() {
        var now = journal.now();
        var today = ChinaTime.date(now);
        int seen = 0;
        var page = database.read(filings.filed("", today, PAGE));
        while (!page.isEmpty()) {
            database.commit(PatientTable.enter(page, now));
            seen += page.size();
            page = database.read(filings.filed(page.getLast(), today, PAGE));
        }
        return seen;
    }
}
