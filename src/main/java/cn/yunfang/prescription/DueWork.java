package cn.yunfang.prescription;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
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

    DueWork(Database database, Journal journal, Prescriptions prescriptions) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
    }

    // two nodes may both try: the version lets one win, the other finds nothing due
    @Scheduled(fixedDelayString = "${yunfang.due.interval:1000}")
    void run() {
        database.read(PrescriptionTable.due(journal.now())).forEach(this::move);
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
        var moved =
                rx.due(journal.now())
                        .then(
                                step ->
                                        journal.commit(
                                                step.after(),
                                                Caller.SYSTEM,
                                                prescriptions.save(step.before(), step.after()),
                                                prescriptions.told(step, Caller.SYSTEM, Map.of())));
        if (moved instanceof Outcome.Refused<?>(var refusal)) {
            LOG.info("{} is due but {}", rx.facts().hiRxno(), refusal.english());
        }
    }
}
