package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens, finds and ends the sessions of browsers. Each look reads the row by its key and nothing is
 * remembered in memory: what one node ends, every node refuses from then on.
 */
@Component
class Sessions {
    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** For how long one that is over can still be looked at in the table. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final IdentitySettings.Browsers settings;
    private final SecureRandom random = new SecureRandom();

    Sessions(Database database, Clock clock, IdentitySettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings.browsers();
    }

    /** A session that was just opened, and the secret that its cookie holds. */
    record Opened(String secret, SignedIn in) {}

    /** Opens one; the session of the secret before it, if there is one, ends with that. */
    Opened open(Caller caller, Optional<String> before) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var session = new Session(caller, now, now.plus(settings.life()), Optional.empty());
        var writes = new ArrayList<Sql<?>>();
        before.ifPresent(old -> writes.add(SessionTable.end(digest(old), now)));
        writes.add(SessionTable.add(digest(secret), caller, now, session.untilAt()));
        database.commit(writes);
        return new Opened(secret, signedIn(session));
    }

    /** Whose secret it is, while its session stands; this is a use of it. */
    Optional<SignedIn> find(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var digest = digest(secret);
        return database.read(SessionTable.find(digest))
                .filter(session -> session.standsAt(now, settings.idle()))
                .map(
                        session -> {
                            if (!session.isStale(now, settings.idle())) {
                                return session;
                            }
                            database.commit(SessionTable.use(digest, now));
                            return session.usedAt(now);
                        })
                .map(this::signedIn);
    }

    /** Ends the session of this secret, if there is one. */
    void end(String secret) {
        database.commit(SessionTable.end(digest(secret), clock.instant()));
    }

    @Scheduled(fixedDelayString = "${yunfang.identity.browsers.forget-interval:3600000}")
    void forget() {
        database.commit(SessionTable.forget(clock.instant().minus(KEPT)));
    }

    private SignedIn signedIn(Session session) {
        return new SignedIn(session.caller(), "", session.until(settings.idle()));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
