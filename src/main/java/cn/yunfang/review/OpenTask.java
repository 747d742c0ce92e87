package cn.yunfang.review;

import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;
import java.util.List;

/**
 * A prescription that waits for a pharmacist, and why.
 *
 * @param holder pharmacist who looks at it, "" when nobody
 * @param heldUntil when it frees itself again
 */
public record OpenTask(
        PrescriptionId id,
        String hiRxno,
        String institution,
        Instant since,
        List<Finding> findings,
        String holder,
        Instant heldUntil,
        Question question) {

    OpenTask(
            PrescriptionId id,
            String hiRxno,
            String institution,
            Instant since,
            List<Finding> findings) {
        this(id, hiRxno, institution, since, findings, "", since, Question.NONE);
    }

    /** Somebody else is at it. */
    public boolean heldFrom(String reviewer, Instant now) {
        return !holder.isEmpty() && !holder.equals(reviewer) && heldUntil.isAfter(now);
    }

    /** Whether this ruling has to wait for the doctor's answer. */
    public boolean waitsBefore(Ruling ruling) {
        return question.open() && ruling.needsAnswer();
    }

    /** Whether this ruling lets a warning pass and does not say why. */
    public boolean lacksReason(Ruling ruling) {
        return ruling.kind() == Ruling.Kind.APPROVE
                && ruling.text().isBlank()
                && !Verdict.warnings(findings).isEmpty();
    }

    OpenTask heldBy(String reviewer, Instant until) {
        return new OpenTask(id, hiRxno, institution, since, findings, reviewer, until, question);
    }
}
