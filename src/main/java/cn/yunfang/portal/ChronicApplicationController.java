package cn.yunfang.portal;

import cn.yunfang.chronic.ApplicationState;
import cn.yunfang.chronic.Applications;
import cn.yunfang.chronic.ApplyForFiling;
import cn.yunfang.chronic.PursueApplication;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.portal.ApplicationView.StatementDraft;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Applications to be filed for a chronic disease, from whoever applies. */
@RestController
@RequestMapping("/api/v1/chronic-applications")
@Tag(name = "Chronic 慢特病")
class ChronicApplicationController {
    /**
     * What is applied for.
     *
     * @param psnNo the caller himself when he is the patient
     * @param determiner institution that is asked to determine; none for the bureau
     * @param signatory the doctor who applies; the caller when absent, none for a patient
     */
    @Schema(name = "ChronicApplicationDraft")
    record Draft(
            @Nullable String psnNo,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "M03900")
                    @Nullable String diseaseCode,
            @Nullable String determiner,
            @Nullable String signatory,
            @Nullable String words,
            @Nullable List<StatementDraft> statements) {}

    /** What is said afterwards. */
    @Schema(name = "ChronicSupplement")
    record Supplement(
            @Schema(example = "补充近三个月的门诊病历") @Nullable String words,
            @Nullable List<StatementDraft> statements) {}

    private final ApplyForFiling apply;
    private final PursueApplication pursue;
    private final Applications applications;
    private final DrawApplications draw;
    private final Repeats repeats;

    ChronicApplicationController(
            ApplyForFiling apply,
            PursueApplication pursue,
            Applications applications,
            DrawApplications draw,
            Repeats repeats) {
        this.apply = apply;
        this.pursue = pursue;
        this.applications = applications;
        this.draw = draw;
        this.repeats = repeats;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Apply for a chronic filing 申请慢特病认定",
            description =
                    """
                    By the person himself or by an institution for him, with something stated for \
                    each part of the criteria. One application for a disease is open at a time. \
                    While a filing holds, the next is applied for in its last ninety days and \
                    begins the day after. Files are added afterwards. `Idempotency-Key` makes a \
                    repetition safe.\
                    """)
    @ApiResponse(
            responseCode = "201",
            description = "The application",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ApplicationView.class)))
    ResponseEntity<String> apply(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Draft said) {
        var draft = draft(caller, said);
        var answer =
                RefusedException.unless(
                        repeats.once(
                                caller,
                                key,
                                "apply " + Json.text(draft),
                                by -> apply.apply(by, draft).map(one -> draw.of(caller, one))));
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    private static ApplyForFiling.Draft draft(Caller caller, Draft said) {
        boolean himself = caller.role() == Role.PATIENT;
        return new ApplyForFiling.Draft(
                himself ? caller.actor() : Limits.said("psnNo", "人员编号", said.psnNo).strip(),
                Limits.said("diseaseCode", "门慢门特病种目录代码", said.diseaseCode),
                ApplicationView.text(said.determiner),
                himself || said.signatory != null
                        ? ApplicationView.text(said.signatory)
                        : caller.actor(),
                ApplicationView.text(said.words),
                ApplicationView.statements(said.statements));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.CLERK})
    @GetMapping
    @Operation(
            summary = "Applications for chronic filings 认定申请列表",
            description =
                    """
                    A patient's own, newest first; an institution's to determine, or with \
                    `made` those that it made; the bureau's of its region, with `psnNo` one \
                    person's. Work lists are those open unless `state` says otherwise, the \
                    longest waiting first, at most 200. Each look is logged.\
                    """)
    List<ApplicationView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String psnNo,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Those that the institution made for its patients")
                    boolean made,
            @RequestParam(defaultValue = "") @Parameter(description = "Only these states")
                    Set<ApplicationState> state,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var wanted =
                new Applications.Wanted(
                        ApplicationView.text(psnNo), made, states(caller, state, psnNo, made));
        var all = applications.list(caller, wanted, Sight.purpose(caller, purpose));
        return draw.list(caller, RefusedException.unless(all));
    }

    private static Set<ApplicationState> states(
            Caller caller, Set<ApplicationState> said, @Nullable String psnNo, boolean made) {
        if (!said.isEmpty()) {
            return said;
        }
        boolean everything = caller.role() == Role.PATIENT || psnNo != null || made;
        var all = EnumSet.allOf(ApplicationState.class);
        if (!everything) {
            all.removeIf(one -> !one.isOpen());
        }
        return all;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.CLERK})
    @GetMapping("/{id}")
    @Operation(
            summary = "An application with its evidence 认定申请详情",
            description = "Of those who made it, who determine it and its person; logged.")
    ApplicationView.Whole one(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var whole = applications.one(caller, id, Sight.purpose(caller, purpose));
        return draw.whole(caller, RefusedException.unless(whole));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(path = "/{id}/supplement", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Supply what was asked for 补充材料",
            description = "The application waits for the determination again.")
    ApplicationView supply(Caller caller, @PathVariable String id, @RequestBody Supplement said) {
        return draw.of(
                caller,
                RefusedException.unless(
                        pursue.supply(
                                caller,
                                id,
                                ApplicationView.text(said.words),
                                ApplicationView.statements(said.statements))));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping(path = "/{id}/appeal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Appeal a refusal 申诉",
            description =
                    """
                    Within sixty days, with `words`. The bureau decides it, and never the person \
                    who refused.\
                    """)
    ApplicationView appeal(Caller caller, @PathVariable String id, @RequestBody Supplement said) {
        return draw.of(
                caller,
                RefusedException.unless(
                        pursue.appeal(
                                caller,
                                id,
                                ApplicationView.text(said.words),
                                ApplicationView.statements(said.statements))));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @PostMapping("/{id}/withdrawal")
    @Operation(
            summary = "Withdraw an application 撤回申请",
            description = "As long as it is open; a new one may be made.")
    ApplicationView withdraw(Caller caller, @PathVariable String id) {
        return draw.of(caller, RefusedException.unless(pursue.withdraw(caller, id)));
    }
}
