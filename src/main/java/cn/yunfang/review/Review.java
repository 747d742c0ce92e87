package cn.yunfang.review;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.Demand;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The work list, for the modules that move the prescription. */
@Component
public class Review {
    /**
     * A decided or open task; decision is "" while open, else APPROVED, REJECTED or WITHDRAWN.
     *
     * @param decidedAt when it was decided; while open, when it was opened
     * @param suggested whether the opinion of a refusal says what would be right
     */
    public record Task(
            OpenTask task,
            String decision,
            String reviewerCode,
            String reviewerName,
            String opinion,
            Instant decidedAt,
            boolean suggested) {
        public Question question() {
            return task.question();
        }

        /**
         * Warnings that the reviewer let pass; with two of them, as the first and as the second.
         */
        public List<Overridden> overridden() {
            return decision.equals("APPROVED")
                    ? Verdict.warnings(task.findings()).stream().flatMap(this::overridden).toList()
                    : List.of();
        }

        private Stream<Overridden> overridden(Verdict.Finding finding) {
            var last = new Overridden(finding, opinion, reviewerCode, reviewerName, decidedAt);
            return Stream.concat(
                    task.first().map(one -> by(finding, one)).stream(), Stream.of(last));
        }

        private static Overridden by(Verdict.Finding finding, FirstCheck one) {
            return new Overridden(
                    finding, one.opinion(), one.reviewerCode(), one.reviewerName(), one.at());
        }
    }

    /** An uploaded prescription that a pharmacist has to look at. */
    public record Upload(
            PrescriptionId id, String hiRxno, String institution, Verdict why, Demand demand) {}

    /**
     * A warning that a reviewing pharmacist let pass, for whoever comes next.
     *
     * @param reason why he did
     */
    public record Overridden(
            Verdict.Finding finding,
            String reason,
            String reviewerCode,
            String reviewerName,
            Instant decidedAt) {}

    private final Registry registry;

    private final DueTimes due;

    Review(Registry registry, DueTimes due) {
        this.registry = registry;
        this.due = due;
    }

    /** Puts a prescription on the work list of its city. */
    public Sql<@Nullable Void> open(Upload upload, Instant now) {
        var findings = upload.why().findings();
        var needs =
                new Needs(
                        upload.demand().skills(),
                        Verdict.needsTwo(findings),
                        due.of(upload.demand().urgency(), now));
        return TaskTable.open(
                new OpenTask(
                        upload.id(), upload.hiRxno(), upload.institution(), now, findings, needs),
                ReviewWork.cityOf(registry, upload.institution()));
    }

    /**
     * Closes an open task that is free or held by this reviewer, or lets it wait for the doctor;
     * missed with CHANGED_MEANWHILE when it is neither, so that the caller looks again.
     */
    public Sql<@Nullable Void> rule(
            PrescriptionId id, Ruling ruling, String reviewerCode, Instant now) {
        var decision = decision(ruling, reviewerCode, now);
        return ruling.kind() == Ruling.Kind.ASK
                ? TaskTable.ask(id, decision)
                : TaskTable.close(id, decision);
    }

    /** How long a reviewer has had a task before him. */
    public Sql<Held> heldBy(PrescriptionId id, String reviewer, Instant now) {
        return HoldTable.held(id, reviewer, now);
    }

    /** He has said what he had to say: from now on he does not look at it. */
    public Sql<@Nullable Void> looksAway(PrescriptionId id, String reviewer, Instant now) {
        return HoldTable.end(id, reviewer, now);
    }

    /**
     * Keeps the first of two approvals and leaves the task open for another pharmacist; missed with
     * CHANGED_MEANWHILE when there is one already or somebody else holds it.
     */
    public Sql<@Nullable Void> checkFirst(
            PrescriptionId id, Ruling ruling, String reviewerCode, Instant now) {
        return TaskTable.checkFirst(id, decision(ruling, reviewerCode, now));
    }

    private TaskTable.Decision decision(Ruling ruling, String reviewerCode, Instant now) {
        var name = registry.practitioner(reviewerCode).map(Practitioner::name).orElse("");
        return new TaskTable.Decision(ruling, reviewerCode, name, now);
    }

    /** The doctor answers; the task is on the work list again, and its clock goes on. */
    public Sql<@Nullable Void> answer(PrescriptionId id, String answer, Instant now) {
        return TaskTable.answer(id, answer, now);
    }

    /** Whether it is decided in time is told to nobody: it is no prescription. */
    public Sql<@Nullable Void> neverOverdue(PrescriptionId id) {
        return TaskTable.neverOverdue(id);
    }

    /** Takes an open task off the work list: the prescription was revoked or has expired. */
    public Sql<@Nullable Void> withdraw(PrescriptionId id, Instant now) {
        return TaskTable.withdraw(id, now);
    }

    /** Warnings that a reviewer let pass, and why. */
    public Sql<List<Overridden>> overridden(PrescriptionId id) {
        return TaskListTable.taskOf(id).map(task -> task.map(Task::overridden).orElse(List.of()));
    }

    /** The task of a prescription, open or decided. */
    public Sql<Optional<Task>> taskOf(PrescriptionId id) {
        return TaskListTable.taskOf(id);
    }
}
