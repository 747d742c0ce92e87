package cn.yunfang.portal;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * {@code Idempotency-Key} for requests whose use case does not know its own repetitions. The key
 * goes into the commit of the step itself, so the step happens once whatever is cut off; the answer
 * is kept beside it for two days and given again.
 */
@Component
class Repeats {
    private static final int LONGEST_KEY = 200;
    private static final Duration KEPT = Duration.ofDays(2);

    /** The JSON that was answered, and what was asked. */
    record Answered(byte[] digest, String body) {}

    private final Database database;
    private final Clock clock;

    Repeats(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Runs the step once for each key; without a key simply runs it.
     *
     * @param request all that makes this request what it is
     */
    <T> Outcome<String> once(
            Caller caller,
            @Nullable String key,
            String request,
            Function<Caller, Outcome<T>> step) {
        if (key == null || key.isBlank()) {
            return step.apply(caller).map(Json::text);
        }
        if (key.length() > LONGEST_KEY) {
            return Outcome.refused(Refusal.tooLong("Idempotency-Key", "幂等键", LONGEST_KEY));
        }
        var id = idOf(caller, key);
        var digest = sha256(request);
        return answered(id, digest).orElseGet(() -> run(caller, id, digest, step));
    }

    private <T> Outcome<String> run(
            Caller caller, UUID id, byte[] digest, Function<Caller, Outcome<T>> step) {
        var marked =
                new Caller(caller.role(), caller.institution(), caller.actor(), Optional.of(id));
        return switch (step.apply(marked)) {
            case Outcome.Done<T>(var value) -> {
                var body = Json.text(value);
                database.commit(RepeatTable.keep(id, new Answered(digest, body), clock.instant()));
                yield Outcome.done(body);
            }
            // another request with this key was faster: its answer, once it is there
            case Outcome.Refused<T>(var refusal) ->
                    answered(id, digest).orElseGet(() -> Outcome.refused(refusal));
        };
    }

    private Optional<Outcome<String>> answered(UUID id, byte[] digest) {
        return database.read(RepeatTable.find(id))
                .map(
                        before ->
                                Arrays.equals(before.digest(), digest)
                                        ? Outcome.done(before.body())
                                        : Outcome.refused(
                                                Refusal.at("Idempotency-Key", Reason.KEY_REUSED)));
    }

    // a key belongs to the one who sent it; two institutions may well use the same
    private static UUID idOf(Caller caller, String key) {
        var bytes =
                ByteBuffer.wrap(
                        sha256(
                                String.join(
                                        "\n",
                                        caller.role().name(),
                                        caller.institution(),
                                        caller.actor(),
                                        key)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        database.commit(RepeatTable.forget(clock.instant().minus(KEPT)));
    }
}
