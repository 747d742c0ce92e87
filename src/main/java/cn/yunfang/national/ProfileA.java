package cn.yunfang.national;

import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The encrypted and signed envelope of profile A (national-interface §1). Whatever comes in, a
 * well-formed answer goes out; once the application is known the answer is encrypted and signed,
 * refusals too.
 */
@Component
class ProfileA {
    private static final String ENCRYPTION = "SM4";
    private static final String SIGNATURE = "SM2";
    private static final int LONGEST_ECHO = 40;

    private final ApplicationKeys keys;
    private final Dispatcher dispatcher;
    private final Registry registry;
    private final NationalProperties properties;
    private final Clock clock;
    private final Optional<MessageWatch> watch;

    ProfileA(
            ApplicationKeys keys,
            Dispatcher dispatcher,
            Registry registry,
            NationalProperties properties,
            Clock clock,
            Optional<MessageWatch> watch) {
        this.keys = keys;
        this.dispatcher = dispatcher;
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
        this.watch = watch;
    }

    /** A message whose signature holds. */
    private record Opened(Fields body, UUID requestKey) {}

    /** Answers one message sent to an operation; both are JSON in UTF-8. */
    byte[] answer(String operation, byte[] message) {
        var envelope = Fields.parse(message);
        if (envelope.isEmpty()) {
            return unsealed("", Refusal.of(Reason.MALFORMED));
        }
        var appId = envelope.get().optional("appId").orElseGet(() -> envelope.get().text("appid"));
        return keys.find(appId)
                .map(known -> watched(operation, envelope.get(), known))
                .orElseGet(() -> unsealed(appId, Refusal.of(Reason.UNKNOWN_APP, shortened(appId))));
    }

    private byte[] watched(String operation, Fields envelope, ApplicationKeys.Keys known) {
        var seen = watch.filter(one -> one.watches(known.application().appId()));
        var received = clock.instant();
        var outcome = answer(operation, envelope, known);
        var answer = seal(known, outcome);
        seen.ifPresent(
                one ->
                        one.saw(
                                new MessageWatch.Exchange(
                                        known.application().appId(),
                                        "A",
                                        operation,
                                        received,
                                        Duration.between(received, clock.instant()),
                                        Outcome.code(outcome),
                                        new MessageWatch.Sides(
                                                Json.text(envelope.asMap()),
                                                known.cipher()
                                                        .decrypt(envelope.text("encData"))
                                                        .orElse(""),
                                                new String(answer, StandardCharsets.UTF_8),
                                                outcome instanceof Outcome.Done<?>(var output)
                                                        ? Json.text(output)
                                                        : "{}"))));
        return answer;
    }

    private Outcome<Map<String, Object>> answer(
            String name, Fields envelope, ApplicationKeys.Keys known) {
        var operation = dispatcher.find(name);
        if (operation.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_OPERATION, shortened(name));
        }
        return switch (open(envelope, known)) {
            case Outcome.Refused<Opened>(var refusal) -> Outcome.refused(refusal);
            case Outcome.Done<Opened>(var opened) ->
                    switch (dispatcher.caller(
                            known.application(), Optional.of(opened.requestKey()))) {
                        case Outcome.Refused<Caller>(var refusal) -> Outcome.refused(refusal);
                        case Outcome.Done<Caller>(var caller) ->
                                dispatcher.run(operation.get(), caller, opened.body());
                    };
        };
    }

    /** What is wrong with an envelope before it is opened, in the order of the checks. */
    List<Refusal> headFindings(Fields envelope, ApplicationKeys.Keys known) {
        var findings = new ArrayList<Refusal>();
        if (known.application().revoked()) {
            findings.add(Refusal.of(Reason.KEY_REVOKED));
        }
        if (!envelope.text("encType").equalsIgnoreCase(ENCRYPTION)
                || !envelope.text("signType").equalsIgnoreCase(SIGNATURE)) {
            findings.add(Refusal.of(Reason.WRONG_ALGORITHM));
        }
        if (!isFresh(envelope.text("timestamp"))) {
            findings.add(Refusal.at("timestamp", Reason.STALE_TIMESTAMP));
        }
        return findings;
    }

    /** Whether the envelope's signature is the application's over this body. */
    boolean isSigned(Fields envelope, Fields body, ApplicationKeys.Keys known) {
        return verified(envelope, body, known) instanceof Outcome.Done<Opened>;
    }

    private Outcome<Opened> open(Fields envelope, ApplicationKeys.Keys known) {
        var findings = headFindings(envelope, known);
        if (!findings.isEmpty()) {
            return Outcome.refused(findings.getFirst());
        }
        var text = known.cipher().decrypt(envelope.text("encData"));
        if (text.isEmpty()) {
            return Outcome.refused(Refusal.at("encData", Reason.BAD_CIPHERTEXT));
        }
        return Fields.parse(text.get())
                .map(body -> verified(envelope, body, known))
                .orElseGet(() -> Outcome.refused(Refusal.at("encData", Reason.MALFORMED)));
    }

    private boolean isFresh(String timestamp) {
        try {
            long age = Math.subtractExact(clock.millis(), Long.parseLong(timestamp));
            return Math.absExact(age) <= properties.clockWindow().toMillis();
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private Outcome<Opened> verified(Fields envelope, Fields body, ApplicationKeys.Keys known) {
        var secret = known.application().appSecret();
        var signature = signature(envelope.text("signData"));
        var text = SigningText.of(envelope, body.canonical(), secret);
        if (!known.publicKey().verify(text, signature)) {
            boolean other =
                    properties.ciphertextSigners().contains(known.application().institution())
                            && known.publicKey()
                                    .verify(
                                            SigningText.of(
                                                    envelope, envelope.text("encData"), secret),
                                            signature);
            if (!other) {
                return Outcome.refused(Refusal.at("signData", Reason.BAD_SIGNATURE));
            }
        }
        return Outcome.done(new Opened(body, requestKey(text, signature)));
    }

    private static byte[] signature(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    // over text and signature: whoever signs the same content anew asks anew, which is legitimate;
    // the bytes of the signature, since their Base64 can be written in more than one way
    private static UUID requestKey(byte[] text, byte[] signature) {
        var both = Arrays.copyOf(text, text.length + signature.length);
        System.arraycopy(signature, 0, both, text.length, signature.length);
        var digest = ByteBuffer.wrap(Sm3.digest(both));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private byte[] seal(ApplicationKeys.Keys known, Outcome<Map<String, Object>> outcome) {
        return switch (outcome) {
            case Outcome.Done<Map<String, Object>>(var output) ->
                    seal(known, head(Optional.empty()), Json.text(output));
            case Outcome.Refused<Map<String, Object>>(var refusal) ->
                    seal(known, head(Optional.of(refusal)), "{}");
        };
    }

    private byte[] seal(ApplicationKeys.Keys known, Map<String, Object> head, String data) {
        var application = known.application();
        head.put("appId", application.appId());
        head.put("timestamp", Long.toString(clock.millis()));
        head.put("encType", ENCRYPTION);
        head.put("signType", SIGNATURE);
        var text =
                SigningText.of(
                        head,
                        Fields.parse(data).orElse(Fields.none()).canonical(),
                        application.appSecret());
        head.put("encData", known.cipher().encrypt(data));
        head.put("signData", Base64.getEncoder().encodeToString(registry.platformKey().sign(text)));
        return Json.mapper().writeValueAsBytes(head);
    }

    /** An answer to somebody unknown: there is no key to seal it with. */
    byte[] unsealed(String appId, Refusal refusal) {
        var head = head(Optional.of(refusal));
        head.put("appId", shortened(appId));
        head.put("timestamp", Long.toString(clock.millis()));
        return Json.mapper().writeValueAsBytes(head);
    }

    private static Map<String, Object> head(Optional<Refusal> refusal) {
        var head = new LinkedHashMap<String, Object>();
        head.put("code", refusal.map(why -> why.reason().code()).orElse(0));
        head.put("message", refusal.map(Refusal::message).orElse("成功"));
        head.put("success", refusal.isEmpty());
        head.put("type", refusal.isEmpty() ? "success" : "error");
        return head;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }
}
