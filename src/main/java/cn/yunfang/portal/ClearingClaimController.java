package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Operations;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** What an institution itself does about its clearing, as by 3203 and 3204. */
@RestController
@RequestMapping("/api/v1/clearing/applications")
@Tag(name = "Clearing 清算")
class ClearingClaimController {
    private static final int LONGEST_KEY = 30;

    private final Operations operations;

    ClearingClaimController(Operations operations) {
        this.operations = operations;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Message("3203")
    @Operation(
            summary = "Apply for the clearing of a month 清算申请（3203）",
            description =
                    """
                    The amounts are those of `toApply` in the statement of the month. Once for \
                    each `Idempotency-Key`.""")
    @ApiResponse(responseCode = "201", description = "result.clrAppyEvtId: the application")
    ResponseEntity<String> apply(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) Fields body) {
        if (key == null || key.isBlank()) {
            throw Limits.missing("Idempotency-Key", "幂等键");
        }
        if (key.length() > LONGEST_KEY) {
            throw new RefusedException(Refusal.tooLong("Idempotency-Key", "幂等键", LONGEST_KEY));
        }
        var outcome = operations.performFsi("3203", caller, key.strip(), body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.text(RefusedException.unless(outcome)));
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY})
    @PostMapping("/{id}/withdrawal")
    @Operation(
            summary = "Withdraw an application 清算申请撤销（3204）",
            description = "As long as nothing is decided; repeated, it changes nothing.")
    ResponseEntity<String> withdraw(Caller caller, @PathVariable String id) {
        var data = Map.of("data", Map.of("clrAppyEvtId", id));
        var message = Fields.parse(Json.text(data)).orElseThrow();
        return Answers.json(operations.performFsi("3204", caller, "3204", message).map(Json::text));
    }
}
