package cn.yunfang.portal;

import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.evidence.DecisionLog.Decision;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.rules.Rules;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why the rules decided as they did. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Prescriptions 处方")
class ReviewRecordController {
    @Schema(name = "ReviewRecord")
    record View(String hiRxno, OffsetDateTime decidedAt, @JsonUnwrapped DecisionView decision) {}

    private final ShowPrescriptions show;
    private final Database database;
    private final Rules rules;

    ReviewRecordController(ShowPrescriptions show, Database database, Rules rules) {
        this.show = show;
        this.database = database;
        this.rules = rules;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.REVIEWER, Role.CLERK, Role.REGULATOR})
    @GetMapping("/prescriptions/{hiRxno}/review")
    @Operation(
            summary = "What the rules said at its upload, and why 审方依据",
            description =
                    """
                    Each finding with rule, version and source, the facts all rules looked at, and \
                    whether taking the decision again gives the same. importedSince names the \
                    files of imported knowledge that came since; what they replaced is gone.""")
    View review(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var seen =
                RefusedException.unless(
                        show.one(caller, hiRxno, "getReview", Sight.purpose(caller, purpose)));
        return database.read(DecisionLog.of(seen.prescription().id()))
                .map(one -> view(hiRxno, one))
                .orElseThrow(() -> RefusedException.of(missing(seen.prescription())));
    }

    private static Reason missing(Prescription rx) {
        return rx.state().isPublished() ? Reason.DECISION_NOT_KEPT : Reason.DECISION_UNKNOWN;
    }

    private View view(String hiRxno, Decision decision) {
        return new View(
                hiRxno, decision.at().atOffset(ChinaTime.ZONE), DecisionView.of(rules, decision));
    }
}
