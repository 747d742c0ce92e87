package cn.yunfang.review;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            PrescriptionId id,
            String hiRxno,
            String institution,
            Instant since,
            String decision,
            String reviewerCode,
            String reviewerName,
            String opinion,
            Instant decidedAt,
            boolean suggested,
            Question question,
            List<Verdict.Finding> findings) {
        /** Warnings that the reviewer let pass. */
        public List<Overridden> overridden() {
            return decision.equals("APPROVED")
                    ? Verdict.warnings(findings).stream().map(this::overridden).toList()
                    : List.of();
        }

        private Overridden overridden(Verdict.Finding finding) {
            return new Overridden(finding, opinion, reviewerCode, reviewerName, decidedAt);
        }
    }

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

    Review(Registry registry) {
        this.registry = registry;
    }

    /** Puts a prescription on the work list of its city. */
    public Sql<@Nullable Void> open(
            PrescriptionId id, String hiRxno, String institution, Verdict why, Instant now) {
        var city = ReviewWork.cityOf(registry, institution);
        return TaskTable.open(new OpenTask(id, hiRxno, institution, now, why.findings()), city);
    }

    /**
     * Closes an open task that is free or held by this reviewer, or lets it wait for the doctor;
     * missed with CHANGED_MEANWHILE when it is neither, so that the caller looks again.
     */
    public Sql<@Nullable Void> rule(
            PrescriptionId id, Ruling ruling, String reviewerCode, Instant now) {
        var name = registry.practitioner(reviewerCode).map(Practitioner::name).orElse("");
        var decision = new TaskTable.Decision(ruling, reviewerCode, name, now);
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

    /** The doctor answers; the task is on the work list again, where it was. */
    public Sql<@Nullable Void> answer(PrescriptionId id, String answer) {
        return TaskTable.answer(id, answer);
    }

    /** Takes an open task off the work list: the prescription was revoked or has expired. */
    public Sql<@Nullable Void> withdraw(PrescriptionId id, Instant now) {
        return TaskTable.withdraw(id, now);
    }

    /** Warnings that a reviewer let pass, and why. */
    public Sql<List<Overridden>> overridden(PrescriptionId id) {
        var task = TaskTable.taskOf(id);
        return Sql.read(
                task.text(),
                task.params(),
                rows -> task.reader().read(rows).map(Task::overridden).orElse(List.of()));
    }

    /** The task of a prescription, open or decided. */
    public Sql<Optional<Task>> taskOf(PrescriptionId id) {
        return TaskTable.taskOf(id);
    }
}
