package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registry;
import cn.yunfang.sandbox.Sandbox;
import cn.yunfang.sandbox.TryOperation;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An integrator's own applications and their messages; open in the sandbox only. */
@RestController
@RequestMapping("/api/v1/sandbox/applications")
@Tag(name = "Sandbox 沙箱")
class SandboxController {
    private static final int MOST = 100;

    /**
     * @param kind HOSPITAL or PHARMACY
     */
    @Schema(name = "SandboxDraft")
    record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "门诊HIS联调")
                    @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HOSPITAL")
                    @Nullable String kind) {
        boolean pharmacy() {
            return switch (Limits.said("kind", "机构类型", kind)) {
                case "HOSPITAL" -> false;
                case "PHARMACY" -> true;
                default -> throw Limits.invalid("kind", "HOSPITAL, PHARMACY");
            };
        }
    }

    /**
     * @param operation last path segment of profile A, or infno
     * @param body the business object as JSON text, for FSI the envelope's input
     */
    @Schema(name = "OperationToTry")
    record Trial(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "circDrugQuery")
                    @Nullable String operation,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "{\"pageNum\": 1}")
                    @Nullable String body) {}

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "SandboxMessages")
    record Messages(List<SandboxView.Kept> items, Optional<Long> next) {}

    private final Sandbox sandbox;
    private final TryOperation trying;
    private final Registry registry;

    SandboxController(Sandbox sandbox, TryOperation trying, Registry registry) {
        this.sandbox = sandbox;
        this.trying = trying;
        this.registry = registry;
    }

    @AllowedFor(Role.INTEGRATOR)
    @GetMapping
    @Operation(
            summary = "My applications 我的沙箱应用",
            description = "Newest first, ended ones too; never their keys.")
    List<SandboxView.App> own(Caller caller) {
        return RefusedException.unless(sandbox.own(caller)).stream()
                .map(one -> SandboxView.App.of(one, registry))
                .toList();
    }

    @AllowedFor(Role.INTEGRATOR)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make an application 新建沙箱应用",
            description =
                    """
                    With an institution of its own, a doctor, two pharmacists and a signing \
                    certificate; at most ten at a time. The keys are told in this answer and \
                    never again.""")
    @ApiResponse(responseCode = "201", description = "The application and its keys")
    SandboxView.Made make(Caller caller, @RequestBody Draft draft) {
        var name = Limits.said("name", "应用名称", draft.name());
        var made = RefusedException.unless(sandbox.make(caller, name, draft.pharmacy()));
        return new SandboxView.Made(
                SandboxView.App.of(made.application(), registry),
                SandboxView.Keys.of(made.keys(), sandbox.platformKey()));
    }

    @AllowedFor(Role.INTEGRATOR)
    @PostMapping("/{appId}/keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "New keys 更换密钥",
            description = "The old ones end at once; told in this answer and never again.")
    @ApiResponse(responseCode = "201", description = "The new keys")
    SandboxView.Keys rotate(Caller caller, @PathVariable String appId) {
        return SandboxView.Keys.of(
                RefusedException.unless(sandbox.rotate(caller, appId)), sandbox.platformKey());
    }

    @AllowedFor(Role.INTEGRATOR)
    @DeleteMapping("/{appId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "End an application 停用沙箱应用",
            description = "For good: its messages are refused from now on.")
    @ApiResponse(responseCode = "204", description = "Ended")
    void revoke(Caller caller, @PathVariable String appId) {
        RefusedException.unless(sandbox.revoke(caller, appId));
    }

    @AllowedFor(Role.INTEGRATOR)
    @GetMapping("/{appId}/messages")
    @Operation(
            summary = "Its last messages 报文日志",
            description =
                    """
                    As they came and opened, newest first: the last 200 of one day at most, each \
                    text cut at 20,000 characters. Kept of sandbox applications only.""")
    Messages messages(
            Caller caller,
            @PathVariable String appId,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–100") int most) {
        var size = Limits.within("most", most, MOST);
        var found = RefusedException.unless(sandbox.messages(caller, appId, before, size));
        return new Messages(
                found.stream().map(SandboxView.Kept::of).toList(),
                found.size() < size ? Optional.empty() : Optional.of(found.getLast().serial()));
    }

    @AllowedFor(Role.INTEGRATOR)
    @PostMapping(path = "/{appId}/calls", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Try an operation 试调用",
            description =
                    """
                    The platform seals and signs the body with the application's own key and \
                    answers it as if it had come from outside: what it writes is written.""")
    SandboxView.Tried call(Caller caller, @PathVariable String appId, @RequestBody Trial trial) {
        var operation = Limits.said("operation", "交易", trial.operation());
        var body =
                Fields.parse(Limits.said("body", "报文", trial.body()))
                        .orElseThrow(() -> RefusedException.of(Reason.MALFORMED));
        return SandboxView.Tried.of(
                RefusedException.unless(trying.send(caller, appId, operation, body)));
    }
}
