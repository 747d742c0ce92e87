package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reading.Kinds;
import cn.yunfang.refill.DecideRefill;
import cn.yunfang.refill.Refills;
import cn.yunfang.refill.ReleasePlan;
import cn.yunfang.refill.SetPlan;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.writing.RxDraft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Issues of repeat prescriptions that wait for a reading, before patient and doctor. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Refills 续方")
class RefillController {
    private static final int MOST = 50;
    private static final int MOST_DAYS = 366;

    private final ShowRefills show;
    private final ShowWritten written;
    private final SetPlan plans;
    private final DecideRefill decide;
    private final Refills refills;
    private final Database database;
    private final Kinds kinds;

    RefillController(
            ShowRefills show,
            ShowWritten written,
            SetPlan plans,
            DecideRefill decide,
            Refills refills,
            Database database,
            Kinds kinds) {
        this.show = show;
        this.written = written;
        this.plans = plans;
        this.decide = decide;
        this.refills = refills;
        this.database = database;
        this.kinds = kinds;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping("/repeats")
    @Operation(
            summary = "My repeat prescriptions 我的续方",
            description =
                    """
                    Of a year, newest first: when the next issue comes, what it waits for, \
                    whether a renewal can be asked for and how it was answered.""")
    List<RefillView.Repeat> repeats(Caller caller) {
        return show.own(caller);
    }

    @AllowedFor(Role.MEDICAL)
    @PutMapping(
            path = "/prescriptions/{hiRxno}/release-plan",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What the issues to come wait for 设定续方条件",
            description =
                    """
                    By the institution that prescribed, before the last issue opens. Of each kind \
                    a reading of the last `freshDays` days has to be in its range, bounds \
                    included. Missing, a bridge supply of `bridgeDays` opens once; out of range, \
                    the doctor decides.""")
    RefillView.Plan plan(
            Caller caller, @PathVariable String hiRxno, @RequestBody RxDraft.Release draft) {
        return RefillView.Plan.of(RefusedException.unless(plans.set(caller, hiRxno, draft)), kinds);
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/prescriptions/{hiRxno}/release-plan")
    @Operation(
            summary = "The release plan 查看续方条件",
            description = "Of the caller's institution only; `NO_RELEASE_PLAN` when it has none.")
    RefillView.Plan plan(Caller caller, @PathVariable String hiRxno) {
        var seen =
                RefusedException.unless(
                        written.one(caller, hiRxno, "readReleasePlan", "treatment"));
        ReleasePlan plan =
                database.read(refills.plan(seen.prescription().id()))
                        .orElseThrow(() -> RefusedException.of(Reason.NO_RELEASE_PLAN));
        return RefillView.Plan.of(plan, kinds);
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/refill-tasks")
    @Operation(
            summary = "Issues that wait for me 续方任务",
            description =
                    """
                    Of the caller's prescriptions: readings out of range first, then those that \
                    are missing. The looks are logged.""")
    List<RefillView.Task> tasks(
            Caller caller,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–50") int most) {
        return show.tasks(caller, Limits.within("most", most, MOST));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(
            path = "/refill-tasks/{hiRxno}/decision",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Decide about a waiting issue 处理续方任务",
            description =
                    """
                    RELEASE opens it although no reading is in range, STOP ends this issue and \
                    all to come, ASK asks the patient to come while it stays closed. It takes \
                    effect within a second, or when no pharmacy holds anything of the \
                    prescription any more. By the doctor who prescribed, with his reason.""")
    RefillView.Waiting decide(
            Caller caller, @PathVariable String hiRxno, @RequestBody RefillView.Decision body) {
        var decision = Limits.said("decision", "处理", body.decision());
        var reason = Limits.said("reason", "理由", body.reason());
        return RefillView.Waiting.of(
                RefusedException.unless(decide.decide(caller, hiRxno, decision, reason)), kinds);
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/uncollected-issues")
    @Operation(
            summary = "Issues nobody collected 到期未取",
            description =
                    """
                    Of the caller's repeat prescriptions, newest first, and how many there are in \
                    all within so many days.""")
    RefillView.Uncollected uncollected(
            Caller caller,
            @RequestParam(defaultValue = "90") @Parameter(description = "1–366") int days,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–50") int most) {
        return show.uncollected(
                caller, Limits.within("days", days, MOST_DAYS), Limits.within("most", most, MOST));
    }
}
