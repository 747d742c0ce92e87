package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Kinds;
import cn.yunfang.reading.Range;
import cn.yunfang.reading.SetThreshold;
import cn.yunfang.reading.TakeBatch;
import cn.yunfang.reading.TakeReadings;
import cn.yunfang.reading.Targets;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Measured values of a person, and what is fine for him. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Readings 测量值")
class ReadingController {
    private static final int MOST_DAYS = 732;

    private final TakeReadings take;
    private final TakeBatch batches;
    private final SetThreshold thresholds;
    private final ShowReadings show;
    private final Kinds kinds;
    private final Targets targets;
    private final Registry registry;

    ReadingController(
            TakeReadings take,
            TakeBatch batches,
            SetThreshold thresholds,
            ShowReadings show,
            Kinds kinds,
            Targets targets,
            Registry registry) {
        this.take = take;
        this.batches = batches;
        this.thresholds = thresholds;
        this.show = show;
        this.kinds = kinds;
        this.targets = targets;
        this.registry = registry;
    }

    @AllowedFor({Role.MEDICAL, Role.PATIENT, Role.CLERK, Role.REGULATOR, Role.INTEGRATOR})
    @GetMapping("/reading-kinds")
    @Operation(
            summary = "What can be measured 测量项目",
            description =
                    "With codes of LOINC, UCUM units, possible values, and what is usually fine.")
    List<ReadingView.Usual> kinds() {
        return kinds.all().stream().map(this::usual).toList();
    }

    private ReadingView.Usual usual(Kind kind) {
        var target = targets.of(kind.code(), List.of());
        return new ReadingView.Usual(
                ReadingView.KindView.of(kind),
                ReadingView.Bounds.of(target.range()),
                target.source());
    }

    @AllowedFor({Role.MEDICAL, Role.PATIENT})
    @PostMapping(
            path = "/persons/{psnNo}/readings",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/fhir+json"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Tell what was measured 上传测量值",
            description =
                    """
                    An Observation of FHIR R4 (`code` of LOINC, `valueQuantity` or `component` \
                    with UCUM units, `effectiveDateTime`, `device`), or the plain form. From a \
                    hospital, from the patient himself, or from a gateway: an application that \
                    speaks for itself and names a `device`. The same device, time and kind again \
                    is the same reading. A value out of its range makes an alert for the doctor \
                    who is responsible.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReadingView.Told.class))))
    @ApiResponse(responseCode = "201", description = "Each value and how it stands to its range")
    List<ReadingView.TakenView> take(
            Caller caller, @PathVariable String psnNo, @Parameter(hidden = true) Fields body) {
        return RefusedException.unless(take.take(caller, psnNo, body)).stream()
                .map(ReadingView.TakenView::of)
                .toList();
    }

    @AllowedFor({Role.MEDICAL, Role.PATIENT})
    @PostMapping(
            path = "/persons/{psnNo}/reading-batches",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/fhir+json"})
    @Operation(
            summary = "Tell what a device kept 批量上传测量值",
            description =
                    """
                    At most 366 measurements of one person: a Bundle of FHIR R4 with Observations \
                    as `entry[].resource`, or the plain form. Each is judged by itself: `wrong` \
                    says which were not taken and why, the others are kept. Telling it again \
                    keeps nothing twice. Of each kind out of range the worst value makes one \
                    alert.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReadingView.ToldBatch.class))))
    ReadingView.BatchView takeBatch(
            Caller caller, @PathVariable String psnNo, @Parameter(hidden = true) Fields body) {
        return ReadingView.BatchView.of(RefusedException.unless(batches.take(caller, psnNo, body)));
    }

    @AllowedFor({Role.MEDICAL, Role.PATIENT})
    @GetMapping("/persons/{psnNo}/readings")
    @Operation(
            summary = "Readings over time 测量值趋势",
            description =
                    """
                    One series for each kind that has values, oldest first, at most 1000 values \
                    in all, with what is fine and the dates of issues. A patient sees his own; a \
                    doctor says why he looks, and the look is logged.""")
    ReadingView.Trend trend(
            Caller caller,
            @PathVariable String psnNo,
            @RequestParam(defaultValue = "") @Parameter(description = "Only these kinds")
                    Set<String> kind,
            @RequestParam(defaultValue = "90") @Parameter(description = "1–732, back from now")
                    int days,
            @RequestParam(required = false) @Parameter(description = "Required of a doctor")
                    PatientController.@Nullable Purpose purpose) {
        if (!Sight.mayList(caller, psnNo)) {
            throw RefusedException.of(Reason.NOT_ALLOWED);
        }
        if (caller.role() == Role.MEDICAL && purpose == null) {
            throw Limits.missing("purpose", "查看目的");
        }
        var why = purpose == null ? Sight.purpose(caller, null) : purpose.logged();
        return RefusedException.unless(
                show.trend(
                        caller,
                        new ShowReadings.Look(
                                psnNo, kind, Limits.within("days", days, MOST_DAYS), why)));
    }

    @AllowedFor(Role.MEDICAL)
    @PutMapping(
            path = "/persons/{psnNo}/thresholds/{kind}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What is fine for this patient 设定个人目标范围",
            description =
                    """
                    By a doctor with a contract or who prescribed within a year (`NOT_TREATING`). \
                    Each time is a version of its own; urgent bounds that are absent stay those \
                    of the guideline.""")
    ReadingView.ThresholdView threshold(
            Caller caller,
            @PathVariable String psnNo,
            @PathVariable String kind,
            @org.springframework.web.bind.annotation.RequestBody ReadingView.ThresholdDraft draft) {
        var range = new Range(draft.low(), draft.high(), draft.urgentLow(), draft.urgentHigh());
        var reason = Limits.said("reason", "理由", draft.reason());
        return ReadingView.ThresholdView.of(
                RefusedException.unless(thresholds.set(caller, psnNo, kind, range, reason)),
                registry.practitioner(caller.actor()).map(Practitioner::name).orElse(""));
    }
}
