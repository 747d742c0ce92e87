package cn.yunfang.quality;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A reviewer decides a task that was planted. He is a pharmacist who may: {@code DecideReview} has
 * looked at him and found no prescription of that number. Only now is he told.
 */
@Component
public class DecidePlanted {
    /**
     * What the reviewer is told.
     *
     * @param kind what was wrong, GOOD when nothing was
     * @param caught whether he decided it rightly; @param right what would have been right
     */
    public record Tested(
            String kind, boolean caught, List<Ruling.Kind> right, String chinese, String english) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Review review;
    private final ReviewWork work;
    private final Quality quality;

    DecidePlanted(
            Database database,
            Journal journal,
            Registry registry,
            Review review,
            ReviewWork work,
            Quality quality) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.review = review;
        this.work = work;
        this.quality = quality;
    }

    /** REVIEW_UNKNOWN when it is none, or is decided. */
    public Outcome<Tested> decide(
            Caller caller, String hiRxno, Ruling ruling, Optional<Integer> version) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(caller, id, hiRxno, ruling, version)))
                .orElseGet(() -> Outcome.refused(Reason.REVIEW_UNKNOWN));
    }

    private Outcome<Tested> once(
            Caller caller,
            PrescriptionId id,
            String hiRxno,
            Ruling ruling,
            Optional<Integer> version) {
        var trip = new RoundTrip();
        var found = trip.add(quality.planted(id));
        var open = trip.add(work.task(id, work.cityOf(caller.institution())));
        var looked = quality.looked(trip, caller, id, hiRxno);
        database.send(trip);
        if (found.get().isEmpty() || open.get().isEmpty()) {
            return Outcome.refused(Reason.REVIEW_UNKNOWN);
        }
        var planted = found.get().get();
        var task = open.get().get();
        return allowed(caller, task, ruling)
                .then(_ -> expect(version))
                .then(
                        _ ->
                                quality.look(
                                        caller,
                                        task,
                                        ruling,
                                        looked.get(),
                                        planted.script().lines().size()))
                .then(look -> write(caller, planted, look));
    }

    // the same refusals as of any other task
    private Outcome<Practitioner> allowed(Caller caller, OpenTask task, Ruling ruling) {
        return registry.practitioner(caller.actor())
                .map(by -> allowed(by, task.refusal(by, ruling, journal.now())))
                .orElseGet(() -> Outcome.refused(Reason.PHARMACIST_UNKNOWN, caller.actor()));
    }

    private static Outcome<Practitioner> allowed(Practitioner by, Optional<Refusal> not) {
        return not.<Outcome<Practitioner>>map(Outcome::refused).orElseGet(() -> Outcome.done(by));
    }

    private static Outcome<Integer> expect(Optional<Integer> seen) {
        return seen.isEmpty() || seen.get() == Planted.VERSION
                ? Outcome.done(Planted.VERSION)
                : Outcome.refused(Refusal.at("If-Match", Reason.VERSION_DIFFERS, Planted.VERSION));
    }

    // a question ends it as well, and the first of two approvals: nobody else is to be asked
    private Outcome<Tested> write(Caller caller, Planted planted, Look look) {
        var ruling = look.ruling();
        boolean caught = planted.script().right().contains(ruling.kind());
        var writes = new ArrayList<Sql<?>>();
        writes.add(PlantedTable.close(planted.id()));
        writes.add(
                ruling.kind() == Ruling.Kind.ASK || look.task().isFirstOfTwo(ruling)
                        ? review.withdraw(planted.id(), look.at())
                        : review.rule(planted.id(), ruling, caller.actor(), look.at()));
        writes.addAll(quality.evidence(look.ofPlanted(planted.script().kind(), caught)).writes());
        return journal.commit(
                told(planted.script(), caught),
                caller,
                writes,
                List.of(
                        journal.event(
                                planted.id(),
                                "PlantedCaseDecided",
                                caller,
                                Map.of(
                                        "case", planted.caseId(),
                                        "kind", planted.script().kind(),
                                        "caught", caught))));
    }

    private static Tested told(Script script, boolean caught) {
        return new Tested(
                script.kind(), caught, script.right(), script.chinese(), script.english());
    }
}
