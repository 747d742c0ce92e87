package cn.yunfang.review;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules and work list, for the modules that move the prescription. */
@Component
public class Review {
    /** A decided or open task; decision is "" while open, else APPROVED or REJECTED. */
    public record Task(
            PrescriptionId id,
            String hiRxno,
            String institution,
            Instant since,
            String decision,
            String reviewerCode,
            String reviewerName,
            String opinion,
            Instant decidedAt) {}

    /** Pure: the same input always gives the same verdict. */
    public Verdict check(ReviewInput input) {
        throw new UnsupportedOperationException();
    }

    /** Puts a prescription on the work list. */
    public Sql<@Nullable Void> open(
            PrescriptionId id, String hiRxno, String institution, Verdict why, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Closes an open task; refused with REVIEW_UNKNOWN when it is not open. */
    public Sql<@Nullable Void> close(
            PrescriptionId id, boolean approved, String reviewerCode, String opinion, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The task of a prescription, open or decided. */
    public Sql<Optional<Task>> taskOf(PrescriptionId id) {
        throw new UnsupportedOperationException();
    }
}
