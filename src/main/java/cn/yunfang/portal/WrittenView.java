package cn.yunfang.portal;

import cn.yunfang.review.Question;
import cn.yunfang.review.Review;
import cn.yunfang.rules.Verdict;
import cn.yunfang.writing.RxDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What a doctor sees of what he wrote. */
final class WrittenView {
    private WrittenView() {}

    /** The number of a prescription that was written. */
    @Schema(name = "WrittenPrescription")
    record Number(@Schema(example = "370200202611240000000012347") String hiRxno) {}

    /**
     * One of a doctor's list.
     *
     * @param drugs names in the order of the lines
     * @param asked the reviewing pharmacist waits for an answer
     * @param cancelRequested a revocation waits for the pharmacy that holds it
     */
    @Schema(name = "WrittenSummary")
    record Summary(
            String hiRxno,
            PrescriptionView.State state,
            OffsetDateTime prescribedAt,
            PrescriptionView.Patient patient,
            String diagnosis,
            List<String> drugs,
            boolean asked,
            boolean cancelRequested) {}

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "WrittenPage")
    record Page(List<Summary> items, Optional<String> next) {}

    /**
     * One that can be written again, and what the review says of it.
     *
     * @param drugs the drugs of its lines as the catalogue has them today; one that is no longer in
     *     it is missing
     */
    @Schema(name = "WrittenAgain")
    record Again(RxDraft draft, List<DrugController.DrugView> drugs, Optional<Reviewed> review) {}

    /**
     * @param decision APPROVED, REJECTED or WITHDRAWN, "" while it waits
     * @param suggested the opinion says what would be right
     */
    @Schema(name = "WrittenReview")
    record Reviewed(
            List<Verdict.Finding> findings,
            Question question,
            String decision,
            String reviewer,
            String opinion,
            boolean suggested) {
        static Reviewed of(Review.Task task) {
            return new Reviewed(
                    task.task().findings(),
                    task.question(),
                    task.decision(),
                    task.reviewerName(),
                    task.opinion(),
                    task.suggested());
        }
    }
}
