package cn.yunfang.prescription;

import cn.yunfang.quality.Evidence;
import cn.yunfang.quality.Quality;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.OpenTask;
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
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A reviewing pharmacist approves or rejects an uploaded prescription that he holds or nobody does,
 * or asks the doctor first. Where it takes two, the first approval waits for another pharmacist's.
 */
@Component
public class DecideReview {
    /** Who says what of which prescription. */
    private record Request(
            Caller caller,
            Practitioner pharmacist,
            String hiRxno,
            Ruling ruling,
            Optional<Integer> version) {}

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
        var request = new Request(caller, pharmacist.get(), hiRxno, ruling, version);
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(request, id)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<PrescriptionState> once(Request request, PrescriptionId id) {
        var caller = request.caller;
        var trip = new RoundTrip();
        var found = trip.add(PrescriptionTable.find(id));
        var open = trip.add(work.task(id, work.cityOf(caller.institution())));
        var looked = quality.looked(trip, caller, id, request.hiRxno);
        database.send(trip);
        if (found.get().isEmpty() || open.get().isEmpty()) {
            return Outcome.refused(Reason.REVIEW_UNKNOWN);
        }
        var task = open.get().get();
        var refusal = task.refusal(request.pharmacist, request.ruling, journal.now());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var rx = found.get().get();
        return rx.expect(request.version)
                .then(same -> step(same, task, request.ruling))
                .then(
                        step ->
                                quality.judge(
                                                request.caller,
                                                task,
                                                request.ruling,
                                                looked.get(),
                                                rx.openLines().size())
                                        .then(seen -> write(request, step, task, seen)));
    }

    private Outcome<Prescription.Step> step(Prescription rx, OpenTask task, Ruling ruling) {
        return switch (ruling.kind()) {
            case APPROVE -> task.isFirstOfTwo(ruling) ? rx.check() : rx.approve(journal.now());
            case REJECT, SUGGEST -> rx.reject();
            case ASK -> rx.ask();
        };
    }

    private Outcome<PrescriptionState> write(
            Request request, Prescription.Step step, OpenTask task, Evidence evidence) {
        var ruling = request.ruling;
        var reviewer = request.pharmacist.code();
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(
                task.isFirstOfTwo(ruling)
                        ? review.checkFirst(task.id(), ruling, reviewer, journal.now())
                        : review.rule(task.id(), ruling, reviewer, journal.now()));
        writes.addAll(evidence.writes());
        return journal.commit(
                step.after().state(),
                request.caller,
                writes,
                prescriptions.told(
                        step,
                        request.caller,
                        Map.of(
                                "opinion", ruling.text(),
                                "lookedSeconds", evidence.lookedSeconds(),
                                "tooFast", evidence.tooFast())));
    }
}
