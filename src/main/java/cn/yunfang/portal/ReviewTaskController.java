package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Skill;
import cn.yunfang.review.FirstCheck;
import cn.yunfang.review.Question;
import cn.yunfang.review.Review;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A review as a whole, open or decided, for all who have to do with the prescription. */
@RestController
@RequestMapping("/api/v1/reviews")
@Tag(name = "Reviews 审方")
class ReviewTaskController {
    /**
     * @param holder who looks at it now, "" when nobody
     * @param overdue whether it was not decided in time, or is not yet and its time is over
     * @param first the first of two approvals
     * @param decision absent while it is open
     * @param overrides warnings that were let pass, once for each pharmacist who did
     */
    @Schema(name = "Review")
    record View(
            String hiRxno,
            PrescriptionView.Party institution,
            OffsetDateTime since,
            List<Verdict.Finding> findings,
            Set<Skill> skills,
            boolean twoPersons,
            OffsetDateTime dueAt,
            boolean overdue,
            String holder,
            Question question,
            Optional<Said> first,
            Optional<Decision> decision,
            List<Override> overrides) {}

    /** What a reviewer said. */
    @Schema(name = "ReviewSaid")
    record Said(PrescriptionView.Party reviewer, String opinion, OffsetDateTime at) {
        static Said of(FirstCheck check) {
            return of(check.reviewerCode(), check.reviewerName(), check.opinion(), check.at());
        }

        static Said of(String code, String name, String opinion, Instant at) {
            return new Said(
                    new PrescriptionView.Party(code, name), opinion, at.atOffset(ChinaTime.ZONE));
        }
    }

    /**
     * @param kind APPROVED, REJECTED, or WITHDRAWN when it was revoked or expired before
     * @param suggested whether the opinion of a refusal says what would be right
     */
    @Schema(name = "ReviewOutcome")
    record Decision(String kind, boolean suggested, Said said) {}

    /**
     * @param said why, and by whom
     */
    @Schema(name = "ReviewOverride")
    record Override(int line, String rule, String version, Said said) {}

    private final ShowPrescriptions show;
    private final Database database;
    private final Review review;
    private final Draw draw;
    private final Clock clock;

    ReviewTaskController(
            ShowPrescriptions show, Database database, Review review, Draw draw, Clock clock) {
        this.show = show;
        this.database = database;
        this.review = review;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.REVIEWER, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{hiRxno}")
    @Operation(
            summary = "One review, open or decided 审方详情",
            description =
                    """
                    What was found, who looks at it, what the doctor was asked and answered, the \
                    first of two approvals, the decision and the warnings it let pass. For the \
                    reviewers of the city, the hospital that prescribed, pharmacies that hold or \
                    held it, clerks and regulators; each look is logged. 404 `REVIEW_NOT_NEEDED` \
                    when no pharmacist had to look at it.""")
    View review(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var seen =
                RefusedException.unless(
                        show.one(caller, hiRxno, "getReviewTask", Sight.purpose(caller, purpose)));
        return database.read(review.taskOf(seen.prescription().id()))
                .map(this::view)
                .orElseThrow(() -> RefusedException.of(Reason.REVIEW_NOT_NEEDED));
    }

    private View view(Review.Task whole) {
        var task = whole.task();
        boolean open = whole.decision().isEmpty();
        var until = open ? clock.instant() : whole.decidedAt();
        boolean held = open && task.heldUntil().isAfter(until);
        return new View(
                task.hiRxno(),
                draw.institution(task.institution()),
                task.since().atOffset(ChinaTime.ZONE),
                task.findings(),
                task.needs().skills(),
                task.needs().twoPersons(),
                task.needs().dueAt().atOffset(ChinaTime.ZONE),
                task.overdue(until),
                held ? task.holder() : "",
                task.question(),
                task.first().map(Said::of),
                open ? Optional.empty() : Optional.of(decision(whole)),
                whole.overridden().stream().map(ReviewTaskController::override).toList());
    }

    private static Decision decision(Review.Task whole) {
        return new Decision(
                whole.decision(),
                whole.suggested(),
                Said.of(
                        whole.reviewerCode(),
                        whole.reviewerName(),
                        whole.opinion(),
                        whole.decidedAt()));
    }

    private static Override override(Review.Overridden one) {
        return new Override(
                one.finding().line(),
                one.finding().rule(),
                one.finding().version(),
                Said.of(one.reviewerCode(), one.reviewerName(), one.reason(), one.decidedAt()));
    }
}
