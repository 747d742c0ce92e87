package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Operations;
import cn.yunfang.prescription.RevokePrescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import cn.yunfang.writing.UndoMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a HIS does, without the national envelope: D001 to D004 with the same bodies and checks. */
@RestController
@RequestMapping(
        path = "/api/v1/prescriptions",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Prescribing 开方")
class PrescribingController {
    private final Operations operations;
    private final RevokePrescription revoke;
    private final Repeats repeats;
    private final UndoMessage undo;

    PrescribingController(
            Operations operations, RevokePrescription revoke, Repeats repeats, UndoMessage undo) {
        this.operations = operations;
        this.revoke = revoke;
        this.repeats = repeats;
        this.undo = undo;
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping
    @Message("uploadChk")
    @Operation(
            summary = "Pre-check and reserve 预核验（D001）",
            description =
                    """
                    May this prescription circulate? Answers its number and trace code. `hospRxno` \
                    makes it idempotent: the same content again gives the same answer.""")
    @ApiResponse(responseCode = "201", description = "hiRxno, rxTraceCode")
    ResponseEntity<String> preCheck(Caller caller, @Parameter(hidden = true) Fields body) {
        var answer = RefusedException.unless(operations.perform("uploadChk", caller, body));
        return ResponseEntity.created(URI.create("/api/v1/prescriptions/" + answer.get("hiRxno")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.text(answer));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping("/{hiRxno}/signature")
    @Message("rxFixmedinsSign")
    @Operation(
            summary = "Sign 医保电子签名（D002）",
            description = "Signs the twenty fields and the file with the institution's key.")
    ResponseEntity<String> sign(
            Caller caller, @PathVariable String hiRxno, @Parameter(hidden = true) Fields body) {
        if (!signedNumber(body).equals(hiRxno)) {
            throw differs("originalValue");
        }
        return Answers.json(operations.perform("rxFixmedinsSign", caller, body).map(Json::text));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping("/{hiRxno}/upload")
    @Message("rxFileUpld")
    @Operation(
            summary = "Upload 上传（D003）",
            description = "What was signed; repeating the same content gives the same answer.")
    ResponseEntity<String> upload(
            Caller caller, @PathVariable String hiRxno, @Parameter(hidden = true) Fields body) {
        return Answers.json(
                operations.perform("rxFileUpld", caller, about(hiRxno, body)).map(Json::text));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping("/{hiRxno}/revocation")
    @Message(
            value = "rxUndo",
            known = {
                "hiRxno",
                "fixmedinsCode",
                "drCode",
                "undoDrName",
                "undoDrCertType",
                "undoDrCertno",
                "undoTime"
            })
    @Operation(
            summary = "Revoke 撤销（D004）",
            description =
                    """
                    At once while no pharmacy holds it; 202 CANCEL_QUEUED while one does; \
                    409 after goods went out. `If-Match` refuses when it changed since it was \
                    read. A doctor who is signed in himself says `undoRea` alone; a system \
                    names the doctor.""")
    @ApiResponse(responseCode = "202", description = "Queued until the pharmacy answers")
    ResponseEntity<String> revoke(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) Fields body) {
        var message = undo.completed(caller, about(hiRxno, body));
        var version = Versions.expected(ifMatch);
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        "revoke " + message.canonical(),
                        by -> revoke(by, message, version)));
    }

    private Outcome<Map<String, Object>> revoke(
            Caller caller, Fields message, Optional<Integer> version) {
        return operations
                .refusal("rxUndo", caller, message)
                .<Outcome<RevokePrescription.Revoked>>map(Outcome::refused)
                .orElseGet(() -> revoke.revoke(caller, message, version))
                .map(
                        revoked ->
                                Map.of(
                                        "hiRxno", revoked.hiRxno(),
                                        "rxStasCodg", revoked.state().statusCode(),
                                        "rxStasName", revoked.state().statusName()));
    }

    /** The message about the prescription of the address; the body may repeat its number. */
    private static Fields about(String hiRxno, Fields body) {
        if (!body.has("hiRxno")) {
            return body.with("hiRxno", hiRxno);
        }
        if (!body.text("hiRxno").equals(hiRxno)) {
            throw differs("hiRxno");
        }
        return body;
    }

    private static String signedNumber(Fields body) {
        try {
            var json = Base64.getDecoder().decode(body.text("originalValue"));
            return Fields.parse(new String(json, StandardCharsets.UTF_8))
                    .orElse(Fields.none())
                    .text("hiRxno");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static RefusedException differs(String field) {
        return new RefusedException(Refusal.invalid(field, "医保处方编号", "= {hiRxno}"));
    }
}
