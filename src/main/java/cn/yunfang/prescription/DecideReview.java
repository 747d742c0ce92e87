package cn.yunfang.prescription;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.Review;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A reviewing pharmacist approves or rejects an uploaded prescription. */
@Component
public class DecideReview {
    private static final int CITY_DIGITS = 4;

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;
    private final Review review;

    DecideReview(
            Database database,
            Journal journal,
            Registry registry,
            Prescriptions prescriptions,
            Review review) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
        this.review = review;
    }

    /** The caller's actor is the pharmacist's code; the opinion is what the doctor will read. */
    public Outcome<PrescriptionState> decide(
            Caller caller, String hiRxno, boolean approved, String opinion) {
        var pharmacist = registry.practitioner(caller.actor());
        if (pharmacist.isEmpty() || pharmacist.get().kind() != Practitioner.Kind.PHARMACIST) {
            return Outcome.refused(Reason.PHARMACIST_UNKNOWN, caller.actor());
        }
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(caller, id, approved, opinion)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<PrescriptionState> once(
            Caller caller, PrescriptionId id, boolean approved, String opinion) {
        var found = database.read(PrescriptionTable.find(id));
        if (found.isEmpty() || !sameCity(caller, found.get())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var rx = found.get();
        var decided = approved ? rx.approve(journal.now()) : rx.reject();
        return decided.then(step -> write(caller, step, approved, opinion));
    }

    private boolean sameCity(Caller caller, Prescription rx) {
        return city(caller.institution()).equals(city(rx.facts().institution()));
    }

    private String city(String institution) {
        return registry.institution(institution)
                .map(Institution::division)
                .map(division -> division.substring(0, CITY_DIGITS))
                .orElse("");
    }

    private Outcome<PrescriptionState> write(
            Caller caller, Prescription.Step step, boolean approved, String opinion) {
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(
                review.close(step.after().id(), approved, caller.actor(), opinion, journal.now()));
        return journal.commit(
                step.after().state(),
                caller,
                writes,
                List.of(prescriptions.told(step, caller, Map.of("opinion", opinion))));
    }
}
