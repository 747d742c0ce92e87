package cn.yunfang.national;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The FSI envelope (national-interface §4.1) around what the platform sends to an institution's own
 * system: the gateway's headers prove that the sender knows the application's secret, {@code
 * cainfo} that it is the platform.
 */
@Component
public class PushEnvelope {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int SERIALS = 10_000;

    /** A message ready to be sent. */
    public record Sealed(Map<String, String> headers, byte[] message) {}

    private final Registry registry;
    private final Clock clock;

    public PushEnvelope(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The msgid of a message: receiver 12, time 14, serial 4; the same however often it is sent.
     *
     * @param id counts all messages
     */
    public static String msgid(String institution, Instant toldAt, long id) {
        return institution
                + SECONDS.format(toldAt.atOffset(ChinaTime.ZONE))
                + "%04d".formatted(id % SERIALS);
    }

    /**
     * Empty when the institution has no application in use to seal it with.
     *
     * @param input JSON
     */
    public Optional<Sealed> seal(String institution, String infno, String msgid, String input) {
        return registry.applicationOf(institution)
                .filter(application -> !application.revoked())
                .map(
                        application ->
                                new Sealed(
                                        headers(application.appId(), application.appSecret()),
                                        message(institution, infno, msgid, input)));
    }

    private Map<String, String> headers(String appId, String secret) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        return Map.of(
                "x-tif-paasid", appId,
                "x-tif-timestamp", timestamp,
                "x-tif-nonce", nonce,
                "x-tif-signature", TifAuthentication.signature(timestamp, secret, nonce));
    }

    private byte[] message(String institution, String infno, String msgid, String input) {
        var receiver = registry.institution(institution);
        var head = new LinkedHashMap<String, Object>();
        head.put("infno", infno);
        head.put("msgid", msgid);
        head.put("mdtrtarea_admvs", receiver.map(one -> one.division()).orElse(""));
        head.put("recer_sys_code", "YBXT");
        head.put("signtype", "SM2");
        head.put("infver", "V1.0");
        head.put("opter_type", "1");
        head.put("opter", "yunfang");
        head.put("opter_name", "云方");
        head.put("inf_time", ChinaTime.format(clock.instant()));
        head.put("fixmedins_code", institution);
        head.put("fixmedins_name", receiver.map(one -> one.name()).orElse(""));
        head.put("input", Json.read(input, LinkedHashMap.class));
        var text = Fields.parse(Json.text(head)).orElseThrow().canonical();
        var signature = registry.platformKey().sign(text.getBytes(StandardCharsets.UTF_8));
        head.put("cainfo", Base64.getEncoder().encodeToString(signature));
        return Json.text(head).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Why an answer is not the receipt: empty for infcode 0. What the receiver says besides is not
     * repeated, since nobody knows what it says of whom.
     */
    public static Optional<String> refusal(byte[] answer) {
        var infcode = Fields.parse(answer).map(fields -> fields.text("infcode"));
        if (infcode.isEmpty() || infcode.get().isEmpty()) {
            return Optional.of("no infcode in the answer");
        }
        return infcode.get().equals("0")
                ? Optional.empty()
                : Optional.of("infcode " + shortened(infcode.get()));
    }

    private static String shortened(String text) {
        return text.length() <= 8 ? text : text.substring(0, 8);
    }
}
