package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How often anybody may try, counted by each node for itself; buckets that fill again evenly. */
@Component
class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 100_000;
    private static final int LONGEST_KEY = 80;
    private static final int SECOND_NANOS = 1_000_000_000;

    private final LoadingCache<String, Bucket> addresses;
    private final LoadingCache<String, Bucket> accounts;
    private final LoadingCache<String, Bucket> sessions;

    RateLimits(Clock clock, IdentitySettings settings) {
        var limits = settings.limits();
        var meter = new ClockMeter(clock);
        this.addresses = buckets(limits.logInsByAddress(), meter);
        this.accounts = buckets(limits.failuresByAccount(), meter);
        this.sessions = buckets(limits.requestsBySession(), meter);
    }

    /** Counts a log-in from an address; a refusal when there were too many. */
    Optional<Refusal> logIn(String address, HttpServletResponse response) {
        return count(addresses.get(network(address)), response);
    }

    /** A log-in to an account; refused untried when too many failed before, whoever tried. */
    Outcome<Caller> logInTo(
            String account, HttpServletResponse response, Supplier<Outcome<Caller>> attempt) {
        var failures = accounts.get(key(account));
        var probe = failures.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            return Outcome.refused(refusal(probe.getNanosToWaitForRefill(), response));
        }
        var outcome = attempt.get();
        if (outcome instanceof Outcome.Refused) {
            failures.tryConsume(1);
        }
        return outcome;
    }

    /** Counts a request of a session. */
    Optional<Refusal> request(String secret, HttpServletResponse response) {
        return count(sessions.get(secret), response);
    }

    private static Optional<Refusal> count(Bucket bucket, HttpServletResponse response) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(refusal(probe.getNanosToWaitForRefill(), response));
    }

    private static Refusal refusal(long nanos, HttpServletResponse response) {
        long seconds = Math.max(1, Math.ceilDiv(nanos, SECOND_NANOS));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return Refusal.of(Reason.TOO_MANY_REQUESTS, seconds);
    }

    private static LoadingCache<String, Bucket> buckets(int perMinute, TimeMeter meter) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(FORGET)
                .build(
                        _ ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(perMinute)
                                                                .refillGreedy(perMinute, MINUTE))
                                        .withCustomTimePrecision(meter)
                                        .build());
    }

    // whoever has one address of IPv6 has the other 2^64 of its network
    static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length > 4 && !address.startsWith("::")
                ? String.join(":", groups[0], groups[1], groups[2], groups[3])
                : address;
    }

    private static String key(String account) {
        return account.length() > LONGEST_KEY ? account.substring(0, LONGEST_KEY) : account;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * SECOND_NANOS + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
