package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.supervision.ReplayDecisions;
import cn.yunfang.supervision.ReplayDecisions.Place;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes decisions of the rules again. */
@RestController
@RequestMapping("/api/v1/review-replay")
@Tag(name = "Review rules 审方规则")
class ReplayController {
    /**
     * @param said what was said then; @param now what the rules of that time say of it today
     */
    @Schema(name = "ReplayedDecision")
    record Example(
            String hiRxno,
            OffsetDateTime decidedAt,
            List<Verdict.Finding> said,
            List<Verdict.Finding> now) {}

    /**
     * @param same decisions that came out the same; @param different the others
     * @param unreadable decisions that this release can no longer read
     * @param next send it as {@code after} to go on; absent at the end
     */
    @Schema(name = "ReplayedDecisions")
    record View(
            int same,
            int different,
            int unreadable,
            List<Example> examples,
            Optional<String> next) {}

    private final ReplayDecisions replay;

    ReplayController(ReplayDecisions replay) {
        this.replay = replay;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Take decisions again 重演审核结论",
            description =
                    """
                    The region's decisions of the rules from one day to another, 500 a call: how \
                    many come out the same by the rules that were known when they were taken, and \
                    the first twenty that do not.""")
    View replay(
            Caller caller,
            @RequestParam @Parameter(description = "First day") LocalDate from,
            @RequestParam @Parameter(description = "Last day") LocalDate to,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the call before")
                    String after) {
        if (to.isBefore(from)) {
            throw Limits.invalid("to", "≥ " + from);
        }
        var start = after.isEmpty() ? Place.from(ChinaTime.startOf(from)) : place(after);
        var until = ChinaTime.startOf(to.plusDays(1));
        return view(RefusedException.unless(replay.replay(caller, start, until)));
    }

    private static Place place(String text) {
        var place = Places.parse(text);
        return new Place(place.at(), place.id());
    }

    private static View view(ReplayDecisions.Replayed replayed) {
        return new View(
                replayed.same(),
                replayed.different(),
                replayed.unreadable(),
                replayed.examples().stream().map(ReplayController::example).toList(),
                replayed.next()
                        .map(next -> Places.text(new ReviewWork.Place(next.at(), next.id()))));
    }

    private static Example example(ReplayDecisions.Different one) {
        return new Example(
                one.hiRxno(),
                one.decidedAt().atOffset(ChinaTime.ZONE),
                one.said(),
                one.now().findings());
    }
}
