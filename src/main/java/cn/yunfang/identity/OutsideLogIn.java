package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/**
 * Log-in of people at outside OIDC issuers: authorization code with PKCE, checked by Spring
 * Security; whom it names must be known here; it ends in a session of ours.
 */
@Component
class OutsideLogIn {
    private static final Logger LOG = LoggerFactory.getLogger(OutsideLogIn.class);
    private static final String DESK = "/portal/";
    private static final String PHONE = "/m/";

    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final IdentitySettings.Claims claims;
    private final Optional<InMemoryClientRegistrationRepository> issuers;

    OutsideLogIn(
            SignIn signIn,
            BrowserSessions sessions,
            IdentitySettings settings,
            LogInProviders providers) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.claims = settings.claims();
        this.issuers = providers.issuers();
    }

    boolean isConfigured() {
        return issuers.isPresent();
    }

    void configure(OAuth2LoginConfigurer<?> logIn) {
        var all = issuers.orElseThrow();
        logIn.loginPage(DESK)
                .clientRegistrationRepository(all)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(
                        begin -> begin.authorizationRequestRepository(new LogInCookie(all)))
                .successHandler(this::proven)
                .failureHandler(OutsideLogIn::failed);
    }

    private void proven(
            HttpServletRequest request, HttpServletResponse response, Authentication proof)
            throws IOException {
        var caller =
                Optional.ofNullable(proof.getPrincipal())
                        .filter(ClaimAccessor.class::isInstance)
                        .flatMap(said -> OutsideClaims.read((ClaimAccessor) said, claims))
                        .map(said -> signIn.known(said.person()))
                        .orElseGet(() -> Outcome.refused(Reason.LOG_IN_FAILED));
        switch (caller) {
            case Outcome.Done<Caller>(var known) -> {
                sessions.open(known, request, response);
                response.sendRedirect(known.role() == Caller.Role.PATIENT ? PHONE : DESK);
            }
            case Outcome.Refused<Caller>(var refusal) -> refused(response, refusal.reason());
        }
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        LOG.info("log-in at {} refused: {}", request.getRequestURI(), why.getMessage());
        refused(response, Reason.LOG_IN_FAILED);
    }

    // a browser is to be led to a page, which says what the code means
    private static void refused(HttpServletResponse response, Reason reason) throws IOException {
        response.sendRedirect(DESK + "?refused=" + reason.code());
    }

    /** We want to know who it is and nothing of him afterwards: no token of the issuer is kept. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as the interface has it
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String issuer, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String issuer,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
