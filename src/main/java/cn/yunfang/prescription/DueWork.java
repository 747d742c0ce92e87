package cn.yunfang.prescription;

import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves prescriptions that time moves: opens the next issue, expires what is over. */
@Component
class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final IssueGate gate;

    DueWork(Database database, Journal journal, Prescriptions prescriptions, IssueGate gate) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.gate = gate;
    }

    // two nodes may both try: the version lets one win, the other finds nothing due
    @Scheduled(fixedDelayString = "${yunfang.due.interval:1000}")
    void run() {
        database.read(DueTable.due(journal.now())).forEach(this::move);
    }

    // one that cannot be moved must not hold up the others
    private void move(Prescription rx) {
        try {
            decide(rx);
        } catch (RuntimeException e) {
            LOG.error("{} is due but cannot be moved", rx.facts().hiRxno(), e);
        }
    }

    private void decide(Prescription rx) {
        var now = journal.now();
        var release = release(rx, now);
        var moved = new Issues(rx).due(now, release).then(step -> commit(step, release, now));
        if (moved instanceof Outcome.Refused<?>(var refusal)) {
            LOG.info("{} is due but {}", rx.facts().hiRxno(), refusal.english());
        }
    }

    // what is read here is newer than the version read before: a reading that comes meanwhile
    // makes the commit miss
    private Release release(Prescription rx, Instant now) {
        int pending = new Issues(rx).pending(now);
        if (pending == 0) {
            return Release.BY_DATE;
        }
        var trip = new RoundTrip();
        var answer = gate.ask(trip, rx, pending, now);
        database.send(trip);
        return answer.get();
    }

    private Outcome<Prescription> commit(Prescription.Step step, Release release, Instant now) {
        var before = step.before();
        var writes = new ArrayList<Sql<?>>(prescriptions.save(before, step.after()));
        writes.addAll(release.writes());
        if (step.passed().stream().anyMatch(row -> row.verb() == Verb.LAPSE)) {
            writes.addAll(gate.uncollected(before, now));
        }
        return journal.commit(
                step.after(),
                Caller.SYSTEM,
                writes,
                prescriptions.told(
                        step,
                        Caller.SYSTEM,
                        Map.of(
                                "closedIssue", before.issue(),
                                "issue", step.after().issue(),
                                "why", release.why())));
    }
}
