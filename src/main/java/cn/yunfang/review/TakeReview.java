package cn.yunfang.review;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A pharmacist takes a task for some minutes, so that no two work on the same one. */
@Component
public class TakeReview {
    private static final String TAKEN = "ReviewTaken";

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final ReviewWork work;
    private final Duration lease;

    TakeReview(
            Database database,
            Journal journal,
            Registry registry,
            ReviewWork work,
            @Value("${yunfang.review.lease:PT10M}") Duration lease) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.work = work;
        this.lease = lease;
    }

    /** Takes it, or takes it for longer; the caller's actor is the pharmacist's code. */
    public Outcome<OpenTask> take(Caller caller, String hiRxno) {
        return reviewer(caller)
                .then(by -> number(hiRxno).then(id -> Journal.attempt(() -> once(caller, by, id))));
    }

    /**
     * Takes the task that he should do next, whichever hospital's: the one he holds already, else
     * the one due first of those that nobody holds, that wait for no doctor, ask for no skill he
     * lacks and were not approved by himself. Choosing and holding are one commit; of many at the
     * same moment each gets another one and none waits. Empty when there is none.
     *
     * @param institution only this one's; "" for the whole city
     */
    public Outcome<Optional<OpenTask>> next(Caller caller, String institution) {
        return reviewer(caller).then(by -> next(caller, by, institution));
    }

    private Outcome<Optional<OpenTask>> next(
            Caller caller, Practitioner reviewer, String institution) {
        var now = journal.now();
        var city = work.cityOf(caller.institution());
        var until = now.plus(lease);
        var which = new ReviewWork.Selection(city, institution, Optional.empty());
        return journal.commit(
                TaskListTable.findChosen(),
                Function.identity(),
                caller,
                new Journal.Writes(
                        List.of(
                                TaskTable.takeNext(reviewer, which, now, until),
                                HoldTable.beginChosen(reviewer.code(), now, until),
                                journal.eventOfChosen(TAKEN, caller)),
                        List.of()));
    }

    /** Lets go of it; does nothing when the caller does not hold it. */
    public Outcome<OpenTask> release(Caller caller, String hiRxno) {
        return reviewer(caller).then(_ -> number(hiRxno)).then(id -> let(caller, id));
    }

    private Outcome<Practitioner> reviewer(Caller caller) {
        var pharmacist =
                registry.practitioner(caller.actor())
                        .filter(one -> one.kind() == Practitioner.Kind.PHARMACIST);
        if (pharmacist.isEmpty()) {
            return Outcome.refused(Reason.PHARMACIST_UNKNOWN, caller.actor());
        }
        return pharmacist.get().mayPractise(caller.institution(), ChinaTime.date(journal.now()))
                ? Outcome.done(pharmacist.get())
                : Outcome.refused(Reason.PHARMACIST_NOT_LICENSED);
    }

    private static Outcome<PrescriptionId> number(String hiRxno) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.REVIEW_UNKNOWN));
    }

    private Outcome<OpenTask> once(Caller caller, Practitioner reviewer, PrescriptionId id) {
        var now = journal.now();
        return find(caller, id)
                .then(task -> free(task, reviewer, now))
                .then(task -> hold(caller, task, now));
    }

    private Outcome<OpenTask> find(Caller caller, PrescriptionId id) {
        return database.read(work.task(id, work.cityOf(caller.institution())))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.REVIEW_UNKNOWN));
    }

    private static Outcome<OpenTask> free(OpenTask task, Practitioner reviewer, Instant now) {
        if (task.question().open()) {
            return Outcome.refused(Reason.REVIEW_ASKED);
        }
        return task.takenBy(reviewer, now)
                .<Outcome<OpenTask>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(task));
    }

    private Outcome<OpenTask> hold(Caller caller, OpenTask task, Instant now) {
        var until = now.plus(lease);
        return journal.commit(
                task.heldBy(caller.actor(), until),
                caller,
                List.of(
                        TaskTable.hold(task.id(), caller.actor(), now, until),
                        HoldTable.begin(task.id(), caller.actor(), now, until)),
                List.of(journal.event(task.id(), TAKEN, caller, Map.of("hiRxno", task.hiRxno()))));
    }

    private Outcome<OpenTask> let(Caller caller, PrescriptionId id) {
        var now = journal.now();
        return find(caller, id)
                .then(
                        task ->
                                journal.commit(
                                        task.holder().equals(caller.actor())
                                                ? task.heldBy("", now)
                                                : task,
                                        caller,
                                        List.of(
                                                TaskTable.release(id, caller.actor(), now),
                                                HoldTable.end(id, caller.actor(), now)),
                                        List.of()));
    }
}
