package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registrar;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the systems of institutions take pushes: the office decides it, nobody for himself. */
@RestController
@RequestMapping("/api/v1/institutions/{fixmedinsCode}/push-endpoint")
@Tag(name = "Messages 消息")
class PushEndpointController {
    /**
     * @param url absolute, https; http in a sandbox only
     */
    @Schema(name = "PushEndpoint")
    record Endpoint(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "https://his.example/yunfang/push")
                    @Nullable String url) {}

    private final Registrar registrar;

    PushEndpointController(Registrar registrar) {
        this.registrar = registrar;
    }

    @AllowedFor(Role.CLERK)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Register where a hospital takes pushes 登记推送地址",
            description =
                    """
                    From now on its system gets 7102, 7103 and 7105 there; what happened before is \
                    not sent.""")
    Endpoint register(
            Caller caller, @PathVariable String fixmedinsCode, @RequestBody Endpoint endpoint) {
        if (endpoint.url() == null || endpoint.url().isBlank()) {
            throw Limits.missing("url", "推送地址");
        }
        RefusedException.unless(registrar.pushTo(caller, fixmedinsCode, parsed(endpoint.url())));
        return endpoint;
    }

    @AllowedFor(Role.CLERK)
    @DeleteMapping
    @Operation(summary = "End the pushes to a hospital 停止推送")
    ResponseEntity<Void> end(Caller caller, @PathVariable String fixmedinsCode) {
        RefusedException.unless(registrar.pushNoMore(caller, fixmedinsCode));
        return ResponseEntity.noContent().build();
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw Limits.invalid("url", "https://host[:port]/path");
        }
    }
}
