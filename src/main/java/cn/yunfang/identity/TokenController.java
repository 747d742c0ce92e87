package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens (RFC 6749 §4.4, §5) and the keys that verify them (RFC 7517). */
@RestController
@Tag(name = "Tokens 令牌")
class TokenController {
    /** Grant of the demo city: a role and who it is, no password. */
    static final String DEMO_GRANT = "urn:yunfang:demo";

    private static final String BASIC = "Basic ";

    private final SignIn signIn;
    private final Tokens tokens;
    private final SigningKeys keys;
    private final IdentitySettings settings;
    private final RateLimits limits;

    TokenController(
            SignIn signIn,
            Tokens tokens,
            SigningKeys keys,
            IdentitySettings settings,
            RateLimits limits) {
        this.limits = limits;
        this.signIn = signIn;
        this.tokens = tokens;
        this.keys = keys;
        this.settings = settings;
    }

    /** The form, for the description of the API. */
    @Schema(name = "TokenRequest")
    private record TokenRequest(
            @Schema(
                            allowableValues = {"client_credentials", DEMO_GRANT},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String grant_type,
            String client_id,
            String client_secret,
            String actor,
            String role,
            String who,
            String institution,
            String region) {}

    /** appId and appSecret, as form fields or as HTTP Basic. */
    private record Client(String id, String secret) {
        static Client of(Map<String, String> form, String authorization) {
            if (authorization.startsWith(BASIC)) {
                var pair = decode(authorization.substring(BASIC.length())).split(":", 2);
                return new Client(pair[0], pair.length > 1 ? pair[1] : "");
            }
            return new Client(text(form, "client_id"), text(form, "client_secret"));
        }

        private static String decode(String base64) {
            try {
                return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }

    @PostMapping(
            path = "/oauth2/token",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Get a bearer token 领取令牌",
            description =
                    """
                    `grant_type=client_credentials` with `client_id` (appId) and `client_secret` \
                    (appSecret), as form fields or HTTP Basic; `actor` names the doctor, \
                    pharmacist or operator at the machine. In demo mode also \
                    `grant_type=urn:yunfang:demo` with `role` PATIENT (`who` = psnNo or \
                    ecToken), MEDICAL (`who` = doctor code, `institution` = H…), REVIEWER \
                    (`who` = pharmacist code), PHARMACY (`who` = pharmacist or operator \
                    code, `institution` = P…), CLERK or REGULATOR (`who` = any name, \
                    `region` = the division it is for, none for all) or INTEGRATOR (`who` = \
                    any name).""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                            schema = @Schema(implementation = TokenRequest.class)))
    @ApiResponse(responseCode = "200", description = "The token, valid for 15 minutes by default")
    @ApiResponse(responseCode = "400", description = "invalid_request, unsupported_grant_type")
    @ApiResponse(responseCode = "401", description = "invalid_client")
    @ApiResponse(responseCode = "429", description = "Too many tries; Retry-After says when")
    ResponseEntity<Map<String, Object>> token(
            @Parameter(hidden = true) @RequestParam Map<String, String> form,
            @Parameter(hidden = true) @RequestHeader(name = "Authorization", defaultValue = "")
                    String authorization,
            @Parameter(hidden = true) HttpServletResponse response) {
        var client = Client.of(form, authorization);
        var account =
                client.id.isEmpty() ? text(form, "role") + ":" + text(form, "who") : client.id;
        return switch (limits.logInTo(account, response, () -> caller(form, client))) {
            case Outcome.Done<Caller>(var caller) -> granted(caller, form, client);
            case Outcome.Refused<Caller>(var refusal) -> refused(refusal);
        };
    }

    private Outcome<Caller> caller(Map<String, String> form, Client client) {
        return switch (text(form, "grant_type")) {
            case "client_credentials" ->
                    signIn.application(client.id, client.secret, text(form, "actor"));
            case DEMO_GRANT ->
                    signIn.demo(
                            new NamedPerson(
                                    text(form, "role"),
                                    text(form, "who"),
                                    text(form, "institution"),
                                    text(form, "region")));
            default -> unsupported();
        };
    }

    @GetMapping(path = "/oauth2/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Public keys that verify our tokens 验证令牌的公钥")
    Map<String, Object> keys() {
        return keys.published().toJSONObject();
    }

    private ResponseEntity<Map<String, Object>> granted(
            Caller caller, Map<String, String> form, Client client) {
        boolean demo = text(form, "grant_type").equals(DEMO_GRANT);
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", tokens.mint(caller, demo ? "" : client.id));
        body.put("token_type", "Bearer");
        body.put("expires_in", settings.tokenLife().toSeconds());
        body.put("role", caller.role().name());
        body.put("institution", caller.institution());
        body.put("actor", caller.actor());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    // RFC 6749 §5.2 has its own form of refusal; the code is the platform's, as everywhere
    private static ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        var error =
                switch (refusal.reason()) {
                    case UNKNOWN_APP, KEY_REVOKED -> "invalid_client";
                    case NOT_ALLOWED -> "unsupported_grant_type";
                    case TOO_MANY_REQUESTS -> "temporarily_unavailable";
                    case FIELD_INVALID ->
                            refusal.field().equals("grant_type")
                                    ? "unsupported_grant_type"
                                    : "invalid_request";
                    default -> "invalid_grant";
                };
        var status =
                switch (error) {
                    case "invalid_client" -> HttpStatus.UNAUTHORIZED;
                    case "temporarily_unavailable" -> HttpStatus.TOO_MANY_REQUESTS;
                    default -> HttpStatus.BAD_REQUEST;
                };
        var body = new LinkedHashMap<String, Object>();
        body.put("error", error);
        body.put("error_description", refusal.english());
        body.put("code", refusal.reason().code());
        body.put("zh", refusal.chinese());
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }

    private static Outcome<Caller> unsupported() {
        return Outcome.refused(Refusal.invalid("grant_type", "授权类型", "client_credentials"));
    }

    private static String text(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).orElse("");
    }
}
