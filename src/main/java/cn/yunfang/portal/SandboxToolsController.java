package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.national.Envelopes;
import cn.yunfang.national.ExplainMessage;
import cn.yunfang.registry.Application;
import cn.yunfang.sandbox.Sandbox;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What helps an integrator: the operations, what is wrong with a message, how the platform is. */
@RestController
@RequestMapping("/api/v1/sandbox")
@Tag(name = "Sandbox 沙箱")
class SandboxToolsController {
    private static final int LONGEST = 1_000_000;

    /**
     * @param operation last path segment of profile A, or infno; an FSI envelope names its own
     * @param appId whose keys open an envelope; not needed for a plain body
     * @param message the text as it would be sent
     */
    @Schema(name = "MessageToCheck")
    record Message(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "uploadChk")
                    @Nullable String operation,
            @Nullable String appId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "{}")
                    @Nullable String message) {}

    private final Sandbox sandbox;
    private final ExplainMessage explain;
    private final Envelopes envelopes;
    private final OperationExamples examples;
    private final Clock clock;
    private final Instant started;

    SandboxToolsController(
            Sandbox sandbox,
            ExplainMessage explain,
            Envelopes envelopes,
            OperationExamples examples,
            Clock clock) {
        this.sandbox = sandbox;
        this.explain = explain;
        this.envelopes = envelopes;
        this.examples = examples;
        this.clock = clock;
        this.started = clock.instant();
    }

    @AllowedFor(Role.INTEGRATOR)
    @GetMapping("/operations")
    @Operation(
            summary = "Operations of the national interface 交易一览",
            description = "With a body to begin with; for one's own application filled in.")
    List<SandboxView.Known> operations(
            Caller caller,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "Whose institution and staff stand in the bodies")
                    String appId) {
        var values = examples.values(application(caller, appId));
        return envelopes.operations().stream()
                .map(
                        one ->
                                new SandboxView.Known(
                                        one.name(),
                                        examples.title(one.operation()),
                                        one.profile(),
                                        one.medical(),
                                        one.pharmacy(),
                                        examples.body(one.name(), values),
                                        examples.page(one)))
                .toList();
    }

    @AllowedFor(Role.INTEGRATOR)
    @PostMapping(path = "/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What is wrong with a message 报文校验",
            description =
                    """
                    A plain body, an envelope of profile A of one's own application, or an FSI \
                    envelope: every finding with its field and its cure. Nothing is carried out \
                    or kept.""")
    SandboxView.Explained check(Caller caller, @RequestBody Message body) {
        var message = Limits.said("message", "报文", body.message());
        if (message.length() > LONGEST) {
            throw new RefusedException(Refusal.tooLong("message", "报文", LONGEST));
        }
        var appId = Optional.ofNullable(body.appId()).orElse("");
        var found =
                explain.explain(
                        Limits.said("operation", "交易", body.operation()),
                        message,
                        application(caller, appId));
        return new SandboxView.Explained(
                found.form(),
                found.findings().stream().map(SandboxView.Finding::of).toList(),
                found.hints().stream()
                        .map(one -> new SandboxView.Hint(one.chinese(), one.english()))
                        .toList(),
                found.signingText(),
                found.body());
    }

    private Optional<Application> application(Caller caller, String appId) {
        return appId.isEmpty()
                ? Optional.empty()
                : Optional.of(RefusedException.unless(sandbox.registered(caller, appId)));
    }

    @AllowedFor(Role.INTEGRATOR)
    @GetMapping("/status")
    @Operation(
            summary = "How the platform is 平台状态",
            description =
                    "Time of the platform's clock, version, and how fast the database answers.")
    SandboxView.Status status() {
        return new SandboxView.Status(
                clock.instant().atOffset(ChinaTime.ZONE),
                started.atOffset(ChinaTime.ZONE),
                Optional.ofNullable(getClass().getPackage().getImplementationVersion()).orElse(""),
                Runtime.version().toString(),
                sandbox.isOpen(),
                sandbox.databaseTakes().toMillis(),
                envelopes.operations().size());
    }
}
