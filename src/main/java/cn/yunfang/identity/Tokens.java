package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and reads our own bearer tokens: JWTs signed with ES256, nothing else. */
@Component
class Tokens {
    private static final String ROLE = "role";
    private static final String INSTITUTION = "institution";
    private static final String CLIENT = "client_id";

    private final SigningKeys keys;
    private final Clock clock;
    private final IdentitySettings settings;

    Tokens(SigningKeys keys, Clock clock, IdentitySettings settings) {
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
    }

    /** A token for this caller. */
    String mint(Caller caller, String application) {
        var key = keys.current();
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(settings.issuer())
                        .subject(caller.actor())
                        .claim(ROLE, caller.role().name())
                        .claim(INSTITUTION, caller.institution())
                        .claim(CLIENT, application)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(settings.tokenLife())))
                        .build();
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(), claims);
        try {
            jwt.sign(new ECDSASigner(key.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** Whether the token says it is ours; proves nothing yet. */
    boolean claimsToBeOurs(String token) {
        try {
            return settings.issuer().equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    /** Whom a token of ours names; empty when it is forged, spoilt or over. */
    Optional<SignedIn> read(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var key = Optional.ofNullable(jwt.getHeader().getKeyID()).flatMap(keys::find);
            if (key.isEmpty()
                    || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(new ECDSAVerifier(key.get().key()))) {
                return Optional.empty();
            }
            return signedIn(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<SignedIn> signedIn(JWTClaimsSet claims) throws ParseException {
        var until = instant(claims.getExpirationTime());
        var role = role(claims.getStringClaim(ROLE));
        var subject = claims.getSubject();
        if (!settings.issuer().equals(claims.getIssuer())
                || !until.isAfter(clock.instant())
                || role.isEmpty()
                || subject == null) {
            return Optional.empty();
        }
        var caller =
                new Caller(
                        role.get(),
                        text(claims.getStringClaim(INSTITUTION)),
                        subject,
                        Optional.empty());
        return Optional.of(new SignedIn(caller, text(claims.getStringClaim(CLIENT)), until));
    }

    /** The role of this name; nobody from outside is the platform itself. */
    static Optional<Caller.Role> role(@Nullable String name) {
        try {
            return Optional.ofNullable(name)
                    .map(text -> Caller.Role.valueOf(text.toUpperCase(Locale.ROOT)))
                    .filter(role -> role != Caller.Role.SYSTEM);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(@Nullable Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }

    private static String text(@Nullable String claim) {
        return claim == null ? "" : claim;
    }
}
