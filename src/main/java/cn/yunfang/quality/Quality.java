package cn.yunfang.quality;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Review;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a review is more than a click: measures how long a reviewer looked, refuses an
 * approval that comes too fast until he insists, and keeps the evidence.
 */
@Component
public class Quality {
    private static final String DETAIL = "getPrescription";

    private final Journal journal;
    private final Registry registry;
    private final Review review;
    private final AccessLog accessLog;
    private final Duration leastPerLine;

    /**
     * Reads what it measures from the work list and the access log.
     *
     * @param leastPerLine how long each line is looked at at least before it is approved
     */
    Quality(
            Journal journal,
            Registry registry,
            Review review,
            AccessLog accessLog,
            @Value("${yunfang.review.least-per-line:PT3S}") Duration leastPerLine) {
        this.journal = journal;
        this.registry = registry;
        this.review = review;
        this.accessLog = accessLog;
        this.leastPerLine = leastPerLine;
    }

    /** What the caller has had before him of this task, read with the task. */
    public Supplier<Looked> looked(
            RoundTrip trip, Caller caller, PrescriptionId id, String hiRxno) {
        var held = trip.add(review.heldBy(id, caller.actor(), journal.now()));
        var detail = trip.add(accessLog.firstLook(caller, DETAIL, hiRxno));
        return () -> new Looked(held.get(), detail.get());
    }

    /** The planted case of a number; empty when it is none. */
    public Sql<Optional<Planted>> planted(PrescriptionId id) {
        return PlantedTable.find(id);
    }

    /**
     * The evidence of a ruling, or why it does not count yet. Only an approval can be too fast: a
     * refusal may be plain at a glance, and lets nothing pass.
     *
     * @param lines of the prescription
     */
    public Outcome<Evidence> judge(
            Caller caller, OpenTask task, Ruling ruling, Looked looked, int lines) {
        return look(caller, task, ruling, looked, lines).map(this::evidence);
    }

    Outcome<Look> look(Caller caller, OpenTask task, Ruling ruling, Looked looked, int lines) {
        var expected = leastPerLine.multipliedBy(lines);
        boolean tooFast = ruling.kind() == Ruling.Kind.APPROVE && looked.shorterThan(expected);
        if (tooFast && !ruling.conduct().confirmFast()) {
            return Outcome.refused(
                    Refusal.at(
                            "confirmFast",
                            Reason.REVIEW_TOO_FAST,
                            looked.time().toSeconds(),
                            lines,
                            roundedUp(expected)));
        }
        if (tooFast && ruling.text().isBlank()) {
            return Outcome.refused(Refusal.missing("opinion", "审方意见"));
        }
        return Alert.of(task.findings(), ruling)
                .map(
                        alerts ->
                                new Look(
                                        journal.nextId(),
                                        task,
                                        division(task.institution()),
                                        caller.actor(),
                                        ruling,
                                        looked,
                                        lines,
                                        alerts,
                                        tooFast,
                                        journal.now(),
                                        Optional.empty()));
    }

    Evidence evidence(Look look) {
        var writes = new ArrayList<Sql<?>>(LookTable.add(look));
        writes.add(review.looksAway(look.task().id(), look.reviewer(), look.at()));
        return new Evidence(writes, look.looked().time().toSeconds(), look.tooFast());
    }

    private String division(String institution) {
        return registry.institution(institution).map(Institution::division).orElse("");
    }

    private static long roundedUp(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
