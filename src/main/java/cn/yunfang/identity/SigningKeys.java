package cn.yunfang.identity;

import cn.yunfang.shared.Database;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of all nodes: the newest signs, those of the last two periods still verify. */
@Component
class SigningKeys {
    /** Unknown key ids ask the database at most this often. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private final IdentitySettings settings;
    private volatile List<SigningKey> known = List.of();
    private volatile Instant askedAt = Instant.EPOCH;

    SigningKeys(Database database, Clock clock, IdentitySettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The key of this period, made when it is the first time anybody asks; the newest there is by
     * now when this node's clock is behind.
     */
    SigningKey current() {
        long period = SigningKey.periodOf(clock.instant(), settings.keyLife());
        return since(period).orElseGet(() -> make(period));
    }

    /** The key with this id, also when another node made it a moment ago. */
    Optional<SigningKey> find(String id) {
        var found = withId(id);
        if (found.isEmpty() && clock.instant().isAfter(askedAt.plus(PATIENCE))) {
            load();
            return withId(id);
        }
        return found;
    }

    /** What others need to verify our tokens. */
    JWKSet published() {
        current();
        return new JWKSet(
                known.stream().map(SigningKey::key).<JWK>map(ECKey::toPublicJWK).toList());
    }

    // the newest stands first
    private Optional<SigningKey> since(long period) {
        return known.stream().findFirst().filter(key -> key.period() >= period);
    }

    private Optional<SigningKey> withId(String id) {
        return known.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private synchronized SigningKey make(long period) {
        load();
        if (since(period).isEmpty()) {
            database.commit(SigningKeyTable.add(SigningKey.fresh(period), clock.instant()));
            load();
        }
        return since(period).orElseThrow();
    }

    private void load() {
        known = database.read(SigningKeyTable.newest());
        askedAt = clock.instant();
    }
}
