package cn.yunfang.portal;

import cn.yunfang.care.AnswerEscalation;
import cn.yunfang.care.CareRules;
import cn.yunfang.care.TakeForm;
import cn.yunfang.care.Visit;
import cn.yunfang.care.Visits;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Follow-up visits: what is due, and what devices wrote about it. */
@RestController
@RequestMapping("/api/v1/care-visits")
@Tag(name = "Family doctors 家庭医生")
class CareVisitController {
    // each has its person, its visit before and a look in one round trip
    private static final int MOST = 60;
    private static final int MOST_DAYS = 60;
    private static final int LONGEST_DEVICE = 40;
    private static final int MOST_ANSWERS = 40;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final Duration MOST_BEHIND = Duration.ofDays(36_500);

    /**
     * A form, as it was written on the device.
     *
     * @param id the same however often it is sent
     * @param device name the device gave itself
     * @param counter counts up on the device with each form
     * @param writtenAt by the device's clock
     * @param behindMillis how far that clock was behind the platform's at its last contact
     * @param finished whether the visit is done with it
     * @param answers by item, as texts
     */
    @Schema(name = "CareForm")
    record Form(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable UUID id,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String device,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Long counter,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OffsetDateTime writtenAt,
            @Nullable Long behindMillis,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean finished,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable Map<String, @Nullable String> answers) {}

    private final Visits visits;
    private final TakeForm take;
    private final AnswerEscalation escalations;
    private final CareRules rules;
    private final ShowCare show;
    private final DrawCare draw;
    private final Clock clock;

    CareVisitController(
            Visits visits,
            TakeForm take,
            AnswerEscalation escalations,
            CareRules rules,
            ShowCare show,
            DrawCare draw,
            Clock clock) {
        this.visits = visits;
        this.take = take;
        this.escalations = escalations;
        this.rules = rules;
        this.show = show;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping
    @Operation(
            summary = "Visits that are due 随访任务",
            description =
                    """
                    At the caller's institution, the longest due first, with all that is needed to \
                    do them without a network: whom, what is asked, what the visit before found, \
                    and the platform's time. Each look at a person is logged.""")
    CareView.Work work(
            Caller caller,
            @RequestParam(defaultValue = "14")
                    @Parameter(description = "Due within so many days from today, 1–60")
                    int days,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–60") int most) {
        var until = ChinaTime.today(clock).plusDays(Limits.within("days", days, MOST_DAYS));
        var due = show.work(caller, until, Limits.within("most", most, MOST));
        return new CareView.Work(
                clock.instant().atOffset(ChinaTime.ZONE),
                rules.guidelines().stream().map(draw::guideline).toList(),
                due.stream()
                        .map(one -> draw.due(one.visit(), one.person().orElse(null), one.before()))
                        .toList());
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping("/own")
    @Operation(
            summary = "My follow-up 我的随访",
            description = "What is planned and what was found, and what a hospital answered.")
    CareView.Own own(Caller caller) {
        var trip = new RoundTrip();
        var all = trip.add(visits.of(caller.actor()));
        var put = trip.add(escalations.of(caller.actor()));
        show.send(trip);
        return new CareView.Own(
                all.get().stream().map(draw::own).toList(),
                put.get().stream().map(one -> draw.escalation(one, null, null)).toList());
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/{id}")
    @Operation(
            summary = "One visit 随访记录",
            description =
                    """
                    What its forms say together, of each answer who said it where and when, and \
                    what else was said. For the institution whose visit it is and for the hospital \
                    that it was put to; the look is logged.""")
    CareView.OneVisit one(Caller caller, @PathVariable String id) {
        return view(caller, show.mayOpen(caller, id));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/{id}/forms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send what a device wrote 上传随访表",
            description =
                    """
                    However late and however often: the same form again changes nothing and is \
                    answered the same. Forms of several devices are all kept; for each answer the \
                    newest by the corrected clock counts, and the others stay visible. Answers the \
                    visit as all its forms have it.""")
    CareView.OneVisit form(Caller caller, @PathVariable String id, @RequestBody Form body) {
        return view(caller, RefusedException.unless(take.take(caller, id, draft(body))));
    }

    private CareView.OneVisit view(Caller caller, Visit visit) {
        var whole = show.whole(caller, visit);
        return draw.visit(visit, whole.person().orElse(null), whole.merged(), whole.escalation());
    }

    private static TakeForm.Draft draft(Form body) {
        var device = Limits.said("device", "设备", body.device);
        if (device.isBlank() || device.length() > LONGEST_DEVICE) {
            throw Limits.invalid("device", "1–" + LONGEST_DEVICE);
        }
        long counter = Limits.said("counter", "设备序号", body.counter);
        if (counter < 1) {
            throw Limits.invalid("counter", "≥ 1");
        }
        return new TakeForm.Draft(
                Limits.said("id", "随访表编号", body.id),
                device,
                counter,
                writtenAt(body),
                behind(body),
                Limits.said("finished", "是否完成", body.finished),
                answers(body));
    }

    // what PostgreSQL keeps of it: a repetition must be the same
    private static Instant writtenAt(Form body) {
        var at = Limits.said("writtenAt", "填写时间", body.writtenAt);
        if (at.getYear() < FIRST_YEAR || at.getYear() > LAST_YEAR) {
            throw Limits.invalid("writtenAt", FIRST_YEAR + "–" + LAST_YEAR);
        }
        return at.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration behind(Form body) {
        var behind = body.behindMillis == null ? 0 : body.behindMillis;
        if (behind < -MOST_BEHIND.toMillis() || behind > MOST_BEHIND.toMillis()) {
            throw Limits.invalid("behindMillis", "±" + MOST_BEHIND.toMillis());
        }
        return Duration.ofMillis(behind);
    }

    private static Map<String, String> answers(Form body) {
        var said = Limits.said("answers", "随访内容", body.answers);
        if (said.size() > MOST_ANSWERS) {
            throw Limits.invalid("answers", "≤ " + MOST_ANSWERS);
        }
        var all = new TreeMap<String, String>();
        said.forEach(
                (item, answer) -> all.put(item, Limits.said("answers." + item, "随访内容", answer)));
        return all;
    }
}
