package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Skill;
import cn.yunfang.review.OpenTask;
import cn.yunfang.review.Question;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.review.TakeReview;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The work list of reviewing pharmacists. */
@RestController
@RequestMapping("/api/v1/reviews")
@Tag(name = "Reviews 审方")
class ReviewController {
    private static final int MOST = 200;

    /**
     * @param since when it came; @param findings why it waits
     * @param skills what the reviewer has to be good at; @param twoPersons it takes two approvals
     * @param dueAt by when; while the doctor is asked the clock stands
     * @param first the first of two approvals
     * @param holder the pharmacist who looks at it, "" when nobody
     * @param question what the doctor was asked, and his answer
     */
    @Schema(name = "ReviewTask")
    record TaskView(
            String hiRxno,
            PrescriptionView.Party institution,
            OffsetDateTime since,
            List<Verdict.Finding> findings,
            String holder,
            OffsetDateTime heldUntil,
            Question question,
            Set<Skill> skills,
            OffsetDateTime dueAt,
            boolean overdue,
            boolean twoPersons,
            Optional<ReviewTaskController.Said> first) {}

    /**
     * @param institution only this one's; the whole city's when absent
     */
    @Schema(name = "ReviewNext")
    record Wanted(@Nullable String institution) {}

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "ReviewTasks")
    record Page(List<TaskView> items, Optional<String> next) {}

    private final Database database;
    private final ReviewWork work;
    private final TakeReview take;
    private final Draw draw;
    private final Clock clock;

    ReviewController(Database database, ReviewWork work, TakeReview take, Draw draw, Clock clock) {
        this.database = database;
        this.work = work;
        this.take = take;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor(Role.REVIEWER)
    @GetMapping
    @Operation(
            summary = "The work list 审方任务",
            description =
                    """
                    Open tasks of the reviewer's city by the time they are due, so those whose \
                    time is over come first.""")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "") @Parameter(description = "Only this institution's")
                    String institution,
            @RequestParam(required = false)
                    @Parameter(description = "Only those that ask for this skill")
                    @Nullable Skill skill,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var which =
                new ReviewWork.Selection(
                        work.cityOf(caller.institution()), institution, Optional.ofNullable(skill));
        var size = Limits.within("most", most, MOST);
        var tasks = database.read(work.open(which, Places.parse(after), size));
        return new Page(
                tasks.stream().map(this::view).toList(),
                tasks.size() < size
                        ? Optional.empty()
                        : Optional.of(Places.text(ReviewWork.Place.of(tasks.getLast()))));
    }

    @AllowedFor(Role.REVIEWER)
    @PostMapping(path = "/next", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The task to do next 下一个任务",
            description =
                    """
                    Holds it in the same step: the one the reviewer holds already, else the one \
                    due first that nobody holds, that waits for no doctor, asks for no skill he \
                    lacks and was not approved by himself. Two who ask at once never get the \
                    same one.""")
    @ApiResponse(responseCode = "200", description = "The task")
    @ApiResponse(responseCode = "204", description = "Nothing waits for him", content = @Content)
    ResponseEntity<TaskView> next(Caller caller, @RequestBody Wanted wanted) {
        var institution = Optional.ofNullable(wanted.institution()).orElse("");
        return RefusedException.unless(take.next(caller, institution))
                .map(task -> ResponseEntity.ok(view(task)))
                .orElseGet(() -> ResponseEntity.noContent().build());
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

    private TaskView view(OpenTask task) {
        return new TaskView(
                task.hiRxno(),
                draw.institution(task.institution()),
                task.since().atOffset(ChinaTime.ZONE),
                task.findings(),
                task.holder(),
                task.heldUntil().atOffset(ChinaTime.ZONE),
                task.question(),
                task.needs().skills(),
                task.needs().dueAt().atOffset(ChinaTime.ZONE),
                task.overdue(clock.instant()),
                task.needs().twoPersons(),
                task.first().map(ReviewTaskController.Said::of));
    }
}
