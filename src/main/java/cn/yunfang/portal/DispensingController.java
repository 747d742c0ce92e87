package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Operations;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a pharmacy ERP does, without the national envelope: the same bodies and checks. */
@RestController
@RequestMapping(
        path = "/api/v1",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Dispensing 配药")
class DispensingController {
    private static final int QR_LENGTH = 27;
    private static final String INSTITUTION = "fixmedinsCode";

    private final Operations operations;
    private final Repeats repeats;

    DispensingController(Operations operations, Repeats repeats) {
        this.operations = operations;
        this.repeats = repeats;
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/claims/candidates")
    @Message(value = "rxListQuery", known = INSTITUTION)
    @Operation(
            summary = "What a person can collect 查可取处方（rxListQuery）",
            description = "By e-voucher, ID number or card; each with a handle for this pharmacy.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Candidates.class)))
    ResponseEntity<String> candidates(Caller caller, @Parameter(hidden = true) Fields body) {
        return perform("rxListQuery", caller, body);
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/claims/code")
    @Message(value = "rxQrDecode", known = INSTITUTION)
    @Operation(
            summary = "Decode a QR code 解码取药码（rxQrDecode）",
            description = "Binds the code to this pharmacy and answers the token that claims.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Decoded.class)))
    ResponseEntity<String> decode(Caller caller, @Parameter(hidden = true) Fields body) {
        return perform("rxQrDecode", caller, body);
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/claims")
    @Message(value = "rxDownload", known = INSTITUTION)
    @Operation(
            summary = "Claim lines 下载并锁定（rxDownload）",
            description =
                    """
                    By `epcToken` or `authRxno`, or by `code`: either of them, or the QR code's 27 \
                    characters. The holder may repeat it and gets the same secret.""")
    @ApiResponse(
            responseCode = "201",
            description = "The prescription, claimSecret, leaseEndTime",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Claimed.class)))
    ResponseEntity<String> claim(Caller caller, @Parameter(hidden = true) Fields body) {
        return created(
                message(caller, body).then(one -> operations.perform("rxDownload", caller, one)));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/claims/audit")
    @Message(value = "rxPharChk", known = INSTITUTION)
    @Operation(
            summary = "The pharmacist's check 药师审核（rxPharChk）",
            description = "A refusal gives the lines back. Repeating it gives the same number.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CounterAnswers.Audited.class)))
    ResponseEntity<String> audit(Caller caller, @Parameter(hidden = true) Fields body) {
        return perform("rxPharChk", caller, body);
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/claims/give-back")
    @Message(value = "rxGiveBack", known = INSTITUTION)
    @Operation(summary = "Give lines back 退回处方（rxGiveBack）")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CounterAnswers.GivenBack.class)))
    ResponseEntity<String> giveBack(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Fields body) {
        return once("rxGiveBack", caller, key, body);
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/dispensings")
    @Message(value = "rxSelldrug", known = INSTITUTION)
    @Operation(
            summary = "Hand over 发药（rxSelldrug）",
            description = "With trace codes; repeating it gives the same answer.")
    @ApiResponse(
            responseCode = "201",
            description = "selldrugSn and the prescription's codes",
            content = @Content(schema = @Schema(implementation = CounterAnswers.HandedOver.class)))
    ResponseEntity<String> handOver(Caller caller, @Parameter(hidden = true) Fields body) {
        return created(operations.perform("rxSelldrug", caller, own(caller, body)));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/dispensings/{selldrugSn}/return")
    @Message(
            value = "rxSelldrugUndo",
            known = {INSTITUTION, "selldrugSn"})
    @Operation(
            summary = "Take goods back 退药（rxSelldrugUndo）",
            description =
                    """
                    All of a sale, or by row. `Idempotency-Key` makes a repetition safe: by row it \
                    would otherwise take back twice.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CounterAnswers.HandedOver.class)))
    ResponseEntity<String> takeBack(
            Caller caller,
            @PathVariable String selldrugSn,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Fields body) {
        return once("rxSelldrugUndo", caller, key, body.with("selldrugSn", selldrugSn));
    }

    private ResponseEntity<String> perform(String operation, Caller caller, Fields body) {
        return Answers.json(
                operations.perform(operation, caller, own(caller, body)).map(Json::text));
    }

    private ResponseEntity<String> once(
            String operation, Caller caller, @Nullable String key, Fields body) {
        var message = own(caller, body);
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        operation + " " + message.canonical(),
                        by -> operations.perform(operation, by, message)));
    }

    private static ResponseEntity<String> created(Outcome<Map<String, Object>> outcome) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.text(RefusedException.unless(outcome)));
    }

    /** The rxDownload message; a QR code is decoded on the way. */
    private Outcome<Fields> message(Caller caller, Fields body) {
        var own = own(caller, body);
        var code = own.text("code");
        if (code.isEmpty()) {
            return Outcome.done(own);
        }
        if (own.has("epcToken") || own.has("authRxno")) {
            return Outcome.refused(Refusal.invalid("code", "取药码", "epcToken | authRxno"));
        }
        if (code.length() != QR_LENGTH) {
            return Outcome.done(
                    own.with(code.length() > QR_LENGTH * 2 ? "epcToken" : "authRxno", code));
        }
        return operations
                .perform("rxQrDecode", caller, own.with("epcQrcd", code))
                .map(decoded -> own.with("epcToken", String.valueOf(decoded.get("epcToken"))));
    }

    // a bearer token names the institution, so the body need not
    private static Fields own(Caller caller, Fields body) {
        return body.has(INSTITUTION) ? body : body.with(INSTITUTION, caller.institution());
    }
}
