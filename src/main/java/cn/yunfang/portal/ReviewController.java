package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.TakeReview;
import cn.yunfang.review.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list of reviewing pharmacists. */
@RestController
@RequestMapping("/api/v1/reviews")
@Tag(name = "Reviews 审方")
class ReviewController {
    private static final int MOST = 200;
    private static final int LONGEST_OPINION = 500;

    /**
     * @param since when it came; @param findings why it waits
     * @param holder the pharmacist who looks at it, "" when nobody
     */
    @Schema(name = "ReviewTask")
    record TaskView(
            String hiRxno,
            PrescriptionView.Party institution,
            OffsetDateTime since,
            List<Verdict.Finding> findings,
            String holder,
            OffsetDateTime heldUntil) {}

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "ReviewTasks")
    record Page(List<TaskView> items, Optional<String> next) {}

    /**
     * @param opinion what the doctor will read; required with a refusal
     */
    @Schema(name = "ReviewDecision")
    record Decision(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean approved,
            @Schema(example = "剂量超过说明书上限，请确认") @Nullable String opinion) {}

    @Schema(name = "ReviewDecided")
    record Decided(String hiRxno, PrescriptionView.State state) {}

    private final Database database;
    private final ReviewWork work;
    private final TakeReview take;
    private final DecideReview decide;
    private final Draw draw;
    private final Repeats repeats;

    ReviewController(
            Database database,
            ReviewWork work,
            TakeReview take,
            DecideReview decide,
            Draw draw,
            Repeats repeats) {
        this.database = database;
        this.work = work;
        this.take = take;
        this.decide = decide;
        this.draw = draw;
        this.repeats = repeats;
    }

    @AllowedFor(Role.REVIEWER)
    @GetMapping
    @Operation(
            summary = "The work list 审方任务",
            description = "Open tasks of the reviewer's city, the oldest first.")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "") @Parameter(description = "Only this institution's")
                    String institution,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var city = work.cityOf(caller.institution());
        var size = Limits.within("most", most, MOST);
        var tasks = database.read(work.open(city, institution, Places.parse(after), size));
        return new Page(
                tasks.stream().map(this::view).toList(),
                tasks.size() < size
                        ? Optional.empty()
                        : Optional.of(Places.text(ReviewWork.Place.of(tasks.getLast()))));
    }

    @AllowedFor(Role.REVIEWER)
    @PutMapping("/{hiRxno}/hold")
    @Operation(
            summary = "Take a task for some minutes 开始审方",
            description = "So that no two work on the same one; repeating it prolongs it.")
    TaskView hold(Caller caller, @PathVariable String hiRxno) {
        return view(RefusedException.unless(take.take(caller, hiRxno)));
    }

    @AllowedFor(Role.REVIEWER)
    @DeleteMapping("/{hiRxno}/hold")
    @Operation(summary = "Let go of a task 放弃审方")
    TaskView release(Caller caller, @PathVariable String hiRxno) {
        return view(RefusedException.unless(take.release(caller, hiRxno)));
    }

    @AllowedFor(Role.REVIEWER)
    @PostMapping(path = "/{hiRxno}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Approve or refuse 审方结论",
            description =
                    """
                    `Idempotency-Key` makes a repetition safe; `If-Match` refuses when the \
                    prescription changed since it was read.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    ResponseEntity<String> decide(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Decision decision) {
        boolean approved = approved(decision);
        var opinion = opinion(decision, approved);
        var version = Versions.expected(ifMatch);
        var request = "decision " + hiRxno + " " + Json.text(decision);
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        request,
                        by ->
                                decide.decide(by, hiRxno, approved, opinion, version)
                                        .map(state -> decided(hiRxno, state))));
    }

    private static Decided decided(String hiRxno, PrescriptionState state) {
        return new Decided(
                hiRxno, new PrescriptionView.State(state.name(), state.chinese(), state.english()));
    }

    private static boolean approved(Decision decision) {
        if (decision.approved == null) {
            throw missing("approved", "是否通过");
        }
        return decision.approved;
    }

    private static String opinion(Decision decision, boolean approved) {
        var opinion = decision.opinion == null ? "" : decision.opinion.strip();
        if (opinion.isEmpty() && !approved) {
            throw missing("opinion", "审方意见");
        }
        if (opinion.length() > LONGEST_OPINION) {
            throw new RefusedException(
                    Refusal.at(
                            "opinion", Reason.FIELD_TOO_LONG, "opinion", "审方意见", LONGEST_OPINION));
        }
        return opinion;
    }

    private static RefusedException missing(String field, String name) {
        return new RefusedException(Refusal.at(field, Reason.FIELD_MISSING, field, name));
    }

    private TaskView view(OpenTask task) {
        return new TaskView(
                task.hiRxno(),
                draw.institution(task.institution()),
                task.since().atOffset(ChinaTime.ZONE),
                task.findings(),
                task.holder(),
                task.heldUntil().atOffset(ChinaTime.ZONE));
    }
}
