package cn.yunfang.prescription;

import cn.yunfang.review.Review;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The hospital that prescribed answers what the reviewing pharmacist asked. */
@Component
public class AnswerReview {
    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Review review;

    AnswerReview(Database database, Journal journal, Prescriptions prescriptions, Review review) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.review = review;
    }

    /** The task is on the work list again. */
    public Outcome<PrescriptionState> answer(Caller caller, String hiRxno, String answer) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(caller, id, answer)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<PrescriptionState> once(Caller caller, PrescriptionId id, String answer) {
        var trip = new RoundTrip();
        var found = trip.add(PrescriptionTable.find(id));
        var task = trip.add(review.taskOf(id));
        database.send(trip);
        if (found.get().isEmpty()
                || !found.get().get().facts().institution().equals(caller.institution())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        if (task.get().isEmpty() || !task.get().get().question().open()) {
            return Outcome.refused(Reason.REVIEW_NOT_ASKED);
        }
        return found.get().get().answer().then(step -> write(caller, step, answer));
    }

    private Outcome<PrescriptionState> write(Caller caller, Prescription.Step step, String answer) {
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(review.answer(step.after().id(), answer, journal.now()));
        return journal.commit(
                step.after().state(),
                caller,
                writes,
                prescriptions.told(step, caller, Map.of("answer", answer)));
    }
}
