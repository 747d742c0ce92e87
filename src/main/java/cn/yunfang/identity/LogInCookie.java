package cn.yunfang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;

/**
 * What a log-in at an outside issuer was begun with, in a cookie of the browser that began it, so
 * that any node can end it. {@code Lax}, because the issuer's page leads back.
 */
final class LogInCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String PLAIN = "yunfang-log-in";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PARTS = 4;

    private final ClientRegistrationRepository issuers;

    LogInCookie(ClientRegistrationRepository issuers) {
        this.issuers = issuers;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(request)))
                .map(cookie -> cookie.getValue().split("\\.", PARTS))
                .filter(parts -> parts.length == PARTS)
                .filter(parts -> parts[0].equals(request.getParameter(OAuth2ParameterNames.STATE)))
                .map(parts -> begun(request, parts))
                .orElse(null);
    }

    private @Nullable OAuth2AuthorizationRequest begun(HttpServletRequest request, String[] parts) {
        var issuer = issuers.findByRegistrationId(parts[3]);
        if (issuer == null) {
            return null;
        }
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(issuer.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(issuer.getProviderDetails().getAuthorizationUri()))
                .redirectUri(request.getRequestURL().toString())
                .scopes(issuer.getScopes())
                .state(parts[0])
                .attributes(
                        all ->
                                all.putAll(
                                        Map.of(
                                                OAuth2ParameterNames.REGISTRATION_ID, parts[3],
                                                OidcParameterNames.NONCE, parts[1],
                                                PkceParameterNames.CODE_VERIFIER, parts[2])))
                .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (begun == null) {
            set(request, response, "", Duration.ZERO);
            return;
        }
        var value =
                String.join(
                        ".",
                        String.valueOf(begun.getState()),
                        text(begun, OidcParameterNames.NONCE),
                        text(begun, PkceParameterNames.CODE_VERIFIER),
                        text(begun, OAuth2ParameterNames.REGISTRATION_ID));
        set(request, response, value, PATIENCE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var begun = loadAuthorizationRequest(request);
        set(request, response, "", Duration.ZERO);
        return begun;
    }

    private static String text(OAuth2AuthorizationRequest begun, String attribute) {
        return String.valueOf((Object) begun.getAttribute(attribute));
    }

    private static void set(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie =
                ResponseCookie.from(name(request), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SessionCookie.HOST_ONLY_PREFIX + PLAIN : PLAIN;
    }
}
