package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Operations;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Settling without the FSI envelope, and settlements as people read them. */
@RestController
@RequestMapping("/api/v1/settlements")
@Tag(name = "Settlements 结算")
class SettlementController {
    private static final int LONGEST_MSGID = 30;

    /** What undoing needs to know beside the number. */
    @Schema(name = "UndoRequest")
    private record UndoRequest(String psnNo) {}

    private final Operations operations;
    private final ShowSettlements show;
    private final Formulary formulary;

    SettlementController(Operations operations, ShowSettlements show, Formulary formulary) {
        this.operations = operations;
        this.show = show;
        this.formulary = formulary;
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/pre", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Message(value = "2101", known = "msgid")
    @Operation(
            summary = "What would be paid 预结算（2101）",
            description = "Nothing is written; the answer has the form of a settlement.")
    @ApiResponse(
            responseCode = "200",
            description = "setlinfo, setldetail, detlcutinfo",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Settled.class)))
    ResponseEntity<String> preSettle(Caller caller, @Parameter(hidden = true) Fields body) {
        var msgid = body.optional("msgid").orElseGet(SettlementController::freshMsgid);
        return Answers.json(operations.performFsi("2101", caller, msgid, body).map(Json::text));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Message(value = "2102", known = "msgid")
    @Operation(
            summary = "Settle 结算（2102）",
            description =
                    """
                    Once for each `Idempotency-Key` (at most 30 characters; the `msgid` of the \
                    national envelope, which the body may hold instead): repeated, it gives the \
                    same answer; with other content MSGID_REUSED.""")
    @ApiResponse(
            responseCode = "201",
            description = "setlinfo, setldetail, detlcutinfo",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Settled.class)))
    ResponseEntity<String> settle(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Fields body) {
        return created(
                msgid(key, body).then(msgid -> operations.performFsi("2102", caller, msgid, body)));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{setlId}/undo", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Undo a settlement 撤销结算（2103）",
            description =
                    """
                    `psnNo` names the person; goods must have come back first. Once for each \
                    `Idempotency-Key`.""")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = UndoRequest.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The reversal, its amounts negative",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Settled.class)))
    ResponseEntity<String> undo(
            Caller caller,
            @PathVariable String setlId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Fields body) {
        var data = Map.of("data", Map.of("setlId", setlId, "psnNo", body.text("psnNo")));
        var message = Fields.parse(Json.text(data)).orElseThrow();
        return created(
                msgid(key, body)
                        .then(msgid -> operations.performFsi("2103", caller, msgid, message)));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{setlId}")
    @Operation(
            summary = "One settlement 结算单",
            description = "A patient sees his own, a hospital or pharmacy the ones it made.")
    SettlementView one(
            Caller caller,
            @PathVariable String setlId,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return SettlementView.of(seen(caller, setlId, "getSettlement", purpose), formulary);
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{setlId}/explanation")
    @Operation(
            summary = "Why this price 为什么是这个价",
            description = "Each step of the calculation with its rule and figures.")
    ExplanationView explanation(
            Caller caller,
            @PathVariable String setlId,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return ExplanationView.of(seen(caller, setlId, "getExplanation", purpose), formulary);
    }

    private ShowSettlements.Seen seen(
            Caller caller, String setlId, String operation, @Nullable String purpose) {
        return RefusedException.unless(
                show.one(caller, setlId, operation, Sight.purpose(caller, purpose)));
    }

    private static Outcome<String> msgid(@Nullable String key, Fields body) {
        var msgid = key == null || key.isBlank() ? body.text("msgid") : key.strip();
        if (msgid.isEmpty()) {
            return refused(Reason.FIELD_MISSING, "Idempotency-Key", "幂等键");
        }
        return msgid.length() > LONGEST_MSGID
                ? refused(Reason.FIELD_TOO_LONG, "Idempotency-Key", "幂等键", LONGEST_MSGID)
                : Outcome.done(msgid);
    }

    private static <T> Outcome<T> refused(Reason reason, Object... facts) {
        return Outcome.refused(Refusal.at("Idempotency-Key", reason, facts));
    }

    private static String freshMsgid() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, LONGEST_MSGID);
    }

    private static ResponseEntity<String> created(Outcome<Map<String, Object>> outcome) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.text(RefusedException.unless(outcome)));
    }
}
