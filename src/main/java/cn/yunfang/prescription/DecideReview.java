package cn.yunfang.prescription;

import cn.yunfang.quality.Evidence;
import cn.yunfang.quality.Quality;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A reviewing pharmacist approves or rejects an uploaded prescription that he holds or nobody does,
 * or asks the doctor first.
 */
@Component
public class DecideReview {
    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;
    private final Review review;
    private final ReviewWork work;
    private final Quality quality;

    DecideReview(
            Database database,
            Journal journal,
            Registry registry,
            Prescriptions prescriptions,
            Review review,
            ReviewWork work,
            Quality quality) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
        this.review = review;
        this.work = work;
        this.quality = quality;
    }

    /** The caller's actor is the pharmacist's code; the opinion is what the doctor will read. */
    public Outcome<PrescriptionState> decide(
            Caller caller, String hiRxno, boolean approved, String opinion) {
        var kind = approved ? Ruling.Kind.APPROVE : Ruling.Kind.REJECT;
        return decide(caller, hiRxno, new Ruling(kind, opinion), Optional.empty());
    }

    /**
     * The same for a pharmacist who insists on what he saw.
     *
     * @param version the version the pharmacist saw, when it must still be the same
     */
    public Outcome<PrescriptionState> decide(
            Caller caller, String hiRxno, Ruling ruling, Optional<Integer> version) {
        var pharmacist = registry.practitioner(caller.actor());
        if (pharmacist.isEmpty() || pharmacist.get().kind() != Practitioner.Kind.PHARMACIST) {
            return Outcome.refused(Reason.PHARMACIST_UNKNOWN, caller.actor());
        }
        if (!pharmacist.get().mayPractise(caller.institution(), ChinaTime.date(journal.now()))) {
            return Outcome.refused(Reason.PHARMACIST_NOT_LICENSED);
        }
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(caller, id, hiRxno, ruling, version)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<PrescriptionState> once(
            Caller caller,
            PrescriptionId id,
            String hiRxno,
            Ruling ruling,
            Optional<Integer> version) {
        var trip = new RoundTrip();
        var found = trip.add(PrescriptionTable.find(id));
        var open = trip.add(work.task(id, work.cityOf(caller.institution())));
        var looked = quality.looked(trip, caller, id, hiRxno);
        database.send(trip);
        if (found.get().isEmpty() || open.get().isEmpty()) {
            return Outcome.refused(Reason.REVIEW_UNKNOWN);
        }
        var task = open.get().get();
        if (task.heldFrom(caller.actor(), journal.now())) {
            return Outcome.refused(
                    Reason.REVIEW_HELD, task.holder(), ChinaTime.format(task.heldUntil()));
        }
        if (task.waitsBefore(ruling)) {
            return Outcome.refused(Reason.REVIEW_ASKED);
        }
        if (task.lacksReason(ruling)) {
            return Outcome.refused(Refusal.at("opinion", Reason.OVERRIDE_NEEDS_REASON));
        }
        var rx = found.get().get();
        return rx.expect(version)
                .then(same -> step(same, ruling))
                .then(
                        step ->
                                quality.judge(
                                                caller,
                                                task,
                                                ruling,
                                                looked.get(),
                                                rx.openLines().size())
                                        .then(seen -> write(caller, step, ruling, seen)));
    }

    private Outcome<Prescription.Step> step(Prescription rx, Ruling ruling) {
        return switch (ruling.kind()) {
            case APPROVE -> rx.approve(journal.now());
            case REJECT, SUGGEST -> rx.reject();
            case ASK -> rx.ask();
        };
    }

    private Outcome<PrescriptionState> write(
            Caller caller, Prescription.Step step, Ruling ruling, Evidence evidence) {
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(review.rule(step.after().id(), ruling, caller.actor(), journal.now()));
        writes.addAll(evidence.writes());
        return journal.commit(
                step.after().state(),
                caller,
                writes,
                prescriptions.told(
                        step,
                        caller,
                        Map.of(
                                "opinion", ruling.text(),
                                "lookedSeconds", evidence.lookedSeconds(),
                                "tooFast", evidence.tooFast())));
    }
}
