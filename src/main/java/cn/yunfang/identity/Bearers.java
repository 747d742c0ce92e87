package cn.yunfang.identity;

import cn.yunfang.registry.Application;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Proves bearer tokens: our own, and those of an outside issuer when one is configured. A proven
 * token is remembered until it ends, since a HIS sends the same one with each request; whether its
 * application is still in order is asked each time.
 */
@Component
class Bearers {
    private static final int REMEMBERED = 4_096;

    private final Tokens tokens;
    private final Registry registry;
    private final Clock clock;
    private final IdentitySettings.Claims claims;
    private final Optional<JwtDecoder> outside;
    private final Map<String, SignedIn> proven = new Recent();

    Bearers(
            Tokens tokens,
            Registry registry,
            Clock clock,
            IdentitySettings settings,
            ObjectProvider<JwtDecoder> outside) {
        this.tokens = tokens;
        this.registry = registry;
        this.clock = clock;
        this.claims = settings.claims();
        this.outside = Optional.ofNullable(outside.getIfAvailable());
    }

    // no AuthenticationManager bean: Spring Security would ask it about every other log-in too
    Authentication authenticate(Authentication authentication) {
        var token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return remembered(token)
                .or(() -> prove(token))
                .filter(this::stillInOrder)
                .orElseThrow(() -> new InvalidBearerTokenException("invalid or expired token"));
    }

    private Optional<SignedIn> remembered(String token) {
        synchronized (proven) {
            return Optional.ofNullable(proven.get(token))
                    .filter(in -> in.until().isAfter(clock.instant()));
        }
    }

    private Optional<SignedIn> prove(String token) {
        var in =
                tokens.claimsToBeOurs(token)
                        ? tokens.read(token)
                        : outside.flatMap(decoder -> readOutside(decoder, token));
        in.ifPresent(
                one -> {
                    synchronized (proven) {
                        proven.put(token, one);
                    }
                });
        return in;
    }

    private Optional<SignedIn> readOutside(JwtDecoder decoder, String token) {
        try {
            return signedIn(decoder.decode(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private Optional<SignedIn> signedIn(Jwt jwt) {
        var until = Optional.ofNullable(jwt.getExpiresAt()).orElse(Instant.EPOCH);
        return OutsideClaims.read(jwt, claims)
                .map(OutsideClaims::caller)
                .filter(this::knownInstitution)
                .map(caller -> new SignedIn(caller, "", until));
    }

    private boolean knownInstitution(Caller caller) {
        return switch (caller.role()) {
            case MEDICAL, PHARMACY, REVIEWER ->
                    registry.institution(caller.institution()).isPresent();
            case PATIENT, CLERK, REGULATOR, INTEGRATOR -> true;
            case SYSTEM -> false;
        };
    }

    private boolean stillInOrder(SignedIn in) {
        return in.application().isEmpty()
                || registry.application(in.application())
                        .filter(one -> !one.revoked())
                        .map(Application::institution)
                        .filter(in.caller().institution()::equals)
                        .isPresent();
    }

    /** The tokens proven last; the oldest makes room. */
    private static final class Recent extends LinkedHashMap<String, SignedIn> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedIn> eldest) {
            return size() > REMEMBERED;
        }
    }
}
