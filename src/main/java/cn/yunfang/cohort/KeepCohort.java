package cn.yunfang.cohort;

import static java.util.stream.Collectors.toUnmodifiableSet;

import cn.yunfang.prescription.Medications;
import cn.yunfang.reading.ReadingWork;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.EventLog.Entry;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the registry fresh: whoever is filed, contracted, handed something over or measured is due,
 * and everybody once a day.
 */
@Component
class KeepCohort implements ReadingWork {
    static final String CONSUMER = "cohort.changes";

    /** Facts that name the person. */
    private static final Set<String> OF_PERSON =
            Set.of("DiseaseFiled", "FilingWithdrawn", "ContractAgreed", "ContractEnded");

    /** Facts about a prescription. */
    private static final Set<String> OF_RX =
            Set.of("PrescriptionApproved", "PrescriptionDispensed", "GoodsReturned");

    private static final Set<String> FACTS =
            Stream.concat(OF_PERSON.stream(), OF_RX.stream()).collect(toUnmodifiableSet());

    private static final int MOST = 5_000;

    /** So many runs of due work, then others get their turn. */
    private static final int RUNS = 4;

    /** Devices tell many values: rows are made of them together. */
    private static final Duration READINGS = Duration.ofMinutes(20);

    private static final Duration SWEEP = Duration.ofDays(1);

    private final Database database;
    private final Journal journal;
    private final Medications medications;
    private final RebuildCohort rebuild;

    KeepCohort(Database database, Journal journal, Medications medications, RebuildCohort rebuild) {
        this.database = database;
        this.journal = journal;
        this.medications = medications;
        this.rebuild = rebuild;
    }

    @Override
    public List<Sql<?>> beside(String personNo, Instant now) {
        return List.of(PatientTable.mark(personNo, now.plus(READINGS)));
    }

    @Scheduled(fixedDelayString = "${yunfang.cohort.interval:2000}")
    void keep() {
        follow();
        sweep();
        int runs = 0;
        while (rebuild.due() > 0 && runs < RUNS) {
            runs++;
        }
    }

    /** Marks whom new facts are about; of two nodes that read the same one moves the cursor. */
    void follow() {
        boolean more = true;
        while (more) {
            var fresh = database.read(EventLog.next(CONSUMER, FACTS, MOST));
            if (fresh.read() > 0) {
                var move = EventLog.move(CONSUMER, fresh.from(), fresh.to());
                var persons = persons(fresh.entries());
                if (persons.isEmpty()) {
                    database.commit(move);
                } else {
                    database.commit(move, PatientTable.mark(persons, journal.now()));
                }
            }
            more = fresh.read() >= MOST;
        }
    }

    private List<String> persons(List<Entry> facts) {
        var subjects =
                facts.stream()
                        .filter(one -> OF_RX.contains(one.told().name()))
                        .map(Entry::subject)
                        .distinct()
                        .toList();
        var ofRx =
                subjects.isEmpty()
                        ? Stream.<String>empty()
                        : database.read(medications.whose(subjects)).stream();
        var named =
                facts.stream()
                        .filter(one -> OF_PERSON.contains(one.told().name()))
                        .flatMap(one -> one.told().facts().optional("personNo").stream());
        return Stream.concat(ofRx, named).distinct().toList();
    }

    private void sweep() {
        var now = journal.now();
        if (database.commit(PatientTable.swept(now, now.minus(SWEEP))).isEmpty()) {
            rebuild.enter();
        }
    }
}
