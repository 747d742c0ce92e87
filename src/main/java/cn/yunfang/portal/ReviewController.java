package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
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
            Question question) {}

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "ReviewTasks")
    record Page(List<TaskView> items, Optional<String> next) {}

    private final Database database;
    private final ReviewWork work;
    private final TakeReview take;
    private final Draw draw;

    ReviewController(Database database, ReviewWork work, TakeReview take, Draw draw) {
        this.database = database;
        this.work = work;
        this.take = take;
        this.draw = draw;
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

    private TaskView view(OpenTask task) {
        return new TaskView(
                task.hiRxno(),
                draw.institution(task.institution()),
                task.since().atOffset(ChinaTime.ZONE),
                task.findings(),
                task.holder(),
                task.heldUntil().atOffset(ChinaTime.ZONE),
                task.question());
    }
}
