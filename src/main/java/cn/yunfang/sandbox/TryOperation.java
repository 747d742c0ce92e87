package cn.yunfang.sandbox;

import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.national.Envelopes;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends a message in the name of an integrator's own application: sealed and signed as its own
 * system would, and answered by the very code that answers it.
 */
@Component
public class TryOperation {
    /**
     * A message that was sent, and what came back.
     *
     * @param path where a client sends it; @param headers besides the content type
     * @param request the envelope; @param answer its answer; @param output the answer opened
     * @param code 0 or the refusal's; @param message what a client shows
     */
    public record Tried(
            String path,
            Map<String, String> headers,
            String request,
            String answer,
            String output,
            int code,
            String message,
            Duration took) {}

    private static final String PATH_A = "/epc/api/fixmedins/";
    private static final String PATH_FSI = "/mbs/fmi/fsi/api/callFsiService/callService";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int SERIALS = 10_000;

    private final Sandbox sandbox;
    private final Envelopes envelopes;
    private final Registry registry;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TryOperation(Sandbox sandbox, Envelopes envelopes, Registry registry, Clock clock) {
        this.sandbox = sandbox;
        this.envelopes = envelopes;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * @param operation last path segment of profile A, infno, or release and infno of profile C
     * @param body the business object, for FSI the envelope's {@code input}
     */
    public Outcome<Tried> send(Caller caller, String appId, String operation, Fields body) {
        var known =
                envelopes.operations().stream()
                        .filter(one -> one.name().equals(operation))
                        .findFirst();
        if (known.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_OPERATION, operation);
        }
        return sandbox.registered(caller, appId)
                .then(
                        application ->
                                known.get().fsi()
                                        ? Outcome.done(fsi(application, known.get().infno(), body))
                                        : sandbox.clientKey(application)
                                                .map(
                                                        key ->
                                                                profileA(
                                                                        application,
                                                                        key,
                                                                        operation,
                                                                        body)));
    }

    private Tried profileA(Application application, String key, String operation, Fields body) {
        var cipher = MessageCipher.of(application.appId(), application.appSecret());
        var envelope = new LinkedHashMap<String, String>();
        envelope.put("appId", application.appId());
        envelope.put("encType", "SM4");
        envelope.put("signType", "SM2");
        envelope.put("timestamp", Long.toString(clock.millis()));
        envelope.put("version", "1.0.0");
        var text = SigningText.of(envelope, body.canonical(), application.appSecret());
        envelope.put("encData", cipher.encrypt(body.canonical()));
        envelope.put(
                "signData",
                Base64.getEncoder().encodeToString(Sm2PrivateKey.ofBase64(key).sign(text)));
        var request = Json.text(envelope);
        long began = System.nanoTime();
        var answer = text(envelopes.profileA(operation, bytes(request)));
        var took = Duration.ofNanos(System.nanoTime() - began);
        var opened = Fields.parse(answer).orElseThrow();
        return new Tried(
                PATH_A + operation,
                Map.of(),
                request,
                answer,
                cipher.decrypt(opened.text("encData")).orElse(""),
                opened.integer("code"),
                opened.text("message"),
                took);
    }

    private Tried fsi(Application application, String infno, Fields body) {
        var site = registry.institution(application.institution()).orElseThrow();
        var request = Json.text(message(site, infno, body));
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var headers =
                Map.of(
                        "x-tif-paasid",
                        application.appId(),
                        "x-tif-timestamp",
                        timestamp,
                        "x-tif-nonce",
                        nonce,
                        "x-tif-signature",
                        Envelopes.gatewaySignature(timestamp, application.appSecret(), nonce));
        long began = System.nanoTime();
        var answer = text(envelopes.fsi(headers, bytes(request)));
        var took = Duration.ofNanos(System.nanoTime() - began);
        var opened = Fields.parse(answer).orElseThrow();
        return new Tried(
                PATH_FSI,
                headers,
                request,
                answer,
                opened.object("output").canonical(),
                opened.integer("infcode"),
                opened.text("err_msg"),
                took);
    }

    private Map<String, Object> message(Institution site, String infno, Fields body) {
        var now = clock.instant();
        var message = new LinkedHashMap<String, Object>();
        message.put("infno", infno);
        message.put(
                "msgid",
                site.code()
                        + SECONDS.format(now.atOffset(ChinaTime.ZONE))
                        + "%04d".formatted(random.nextInt(SERIALS)));
        message.put("mdtrtarea_admvs", site.division());
        message.put("insuplc_admdvs", site.division());
        message.put("recer_sys_code", "YBXT");
        message.put("infver", "V1.0");
        message.put("opter_type", "1");
        message.put("opter", "sandbox");
        message.put("opter_name", "沙箱");
        message.put("inf_time", ChinaTime.format(now));
        message.put("fixmedins_code", site.code());
        message.put("fixmedins_name", site.name());
        message.put("input", body.asMap());
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
