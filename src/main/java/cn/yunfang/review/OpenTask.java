package cn.yunfang.review;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Skill;
import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A prescription that waits for a pharmacist, and why.
 *
 * @param holder pharmacist who looks at it, "" when nobody
 * @param heldUntil when it frees itself again
 * @param first the approval of the first of two pharmacists
 */
public record OpenTask(
        PrescriptionId id,
        String hiRxno,
        String institution,
        Instant since,
        List<Finding> findings,
        String holder,
        Instant heldUntil,
        Question question,
        Needs needs,
        Optional<FirstCheck> first) {

    OpenTask(
            PrescriptionId id,
            String hiRxno,
            String institution,
            Instant since,
            List<Finding> findings,
            Needs needs) {
        this(
                id,
                hiRxno,
                institution,
                since,
                findings,
                "",
                since,
                Question.NONE,
                needs,
                Optional.empty());
    }

    private boolean heldFrom(String reviewer, Instant now) {
        return !holder.isEmpty() && !holder.equals(reviewer) && heldUntil.isAfter(now);
    }

    /** Why this reviewer may not say so now; empty when he may. */
    public Optional<Refusal> refusal(Practitioner reviewer, Ruling ruling, Instant now) {
        if (question.open() && ruling.needsAnswer()) {
            return Optional.of(Refusal.of(Reason.REVIEW_ASKED));
        }
        if (ruling.approves() && ruling.text().isBlank() && warns()) {
            return Optional.of(Refusal.at("opinion", Reason.OVERRIDE_NEEDS_REASON));
        }
        return takenBy(reviewer, now).or(() -> ruling.approves() ? twice(reviewer) : none());
    }

    /** Why this reviewer may not look at it now; empty when he may. */
    Optional<Refusal> takenBy(Practitioner reviewer, Instant now) {
        if (heldFrom(reviewer.code(), now)) {
            return Optional.of(Refusal.of(Reason.REVIEW_HELD, holder, ChinaTime.format(heldUntil)));
        }
        var beyond = new TreeSet<>(needs.skills());
        beyond.removeAll(reviewer.skills());
        return beyond.isEmpty() ? none() : Optional.of(skillMissing(beyond));
    }

    private static Refusal skillMissing(Set<Skill> beyond) {
        return Refusal.of(
                Reason.REVIEW_SKILL_MISSING,
                String.join("、", beyond.stream().map(Skill::chinese).toList()),
                String.join(", ", beyond.stream().map(Skill::name).toList()));
    }

    private Optional<Refusal> twice(Practitioner reviewer) {
        return first.filter(check -> check.reviewerCode().equals(reviewer.code()))
                .map(check -> Refusal.of(Reason.REVIEW_SAME_PERSON, check.reviewerName()));
    }

    private static Optional<Refusal> none() {
        return Optional.empty();
    }

    private boolean warns() {
        return !Verdict.warnings(findings).isEmpty();
    }

    /** Whether this ruling is the first of the two approvals it takes. */
    public boolean isFirstOfTwo(Ruling ruling) {
        return ruling.approves() && needs.twoPersons() && first.isEmpty();
    }

    /** Whether its time is over; the clock stands while the doctor is asked. */
    public boolean overdue(Instant now) {
        return !question.open() && !needs.dueAt().isAfter(now);
    }

    OpenTask heldBy(String reviewer, Instant until) {
        return new OpenTask(
                id, hiRxno, institution, since, findings, reviewer, until, question, needs, first);
    }
}
