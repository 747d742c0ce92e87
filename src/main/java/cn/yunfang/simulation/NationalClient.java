package cn.yunfang.simulation;

import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A HIS or pharmacy system as the platform sees it: one application that seals, signs and sends
 * messages of profile A and of FSI, and checks the signature of each answer.
 */
final class NationalClient implements Transport {
    private static final String FSI = "/mbs/fmi/fsi/api/callFsiService/callService";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final String base;
    private final Credentials.Site site;
    private final MessageCipher cipher;
    private final Sm2PrivateKey key;
    private final Sm2PublicKey platform;

    NationalClient(HttpClient http, String base, Credentials.Site site, String platformKey) {
        this.http = http;
        this.base = base;
        this.site = site;
        this.cipher = MessageCipher.of(site.appId(), site.appSecret());
        this.key = Sm2PrivateKey.ofBase64(site.privateKey());
        this.platform = Sm2PublicKey.ofBase64(platformKey);
    }

    @Override
    public Credentials.Site site() {
        return site;
    }

    @Override
    public Reply call(String operation, Map<String, ?> body) {
        return send(operation, seal(Json.text(body)));
    }

    /** The signed and encrypted envelope of a business object (national-interface §1.1). */
    String seal(String json) {
        var envelope = new LinkedHashMap<String, String>();
        envelope.put("appId", site.appId());
        envelope.put("encType", "SM4");
        envelope.put("signType", "SM2");
        envelope.put("timestamp", Long.toString(Clocks.instant().toEpochMilli()));
        envelope.put("version", "1.0.0");
        var text =
                SigningText.of(
                        parsed(Json.text(envelope)), parsed(json).canonical(), site.appSecret());
        envelope.put("encData", cipher.encrypt(json));
        envelope.put("signData", Base64.getEncoder().encodeToString(key.sign(text)));
        return Json.text(envelope);
    }

    /** Sends a sealed envelope as it is; twice the same one is a replay. */
    Reply send(String operation, String envelope) {
        var started = System.nanoTime();
        var answer = post("/epc/api/fixmedins/" + operation, envelope, Map.of());
        double millis = (System.nanoTime() - started) / 1e6;
        var output = cipher.decrypt(answer.text("encData")).orElse("{}");
        if (answer.has("signData")) {
            var text = SigningText.of(answer, parsed(output).canonical(), site.appSecret());
            if (!platform.verify(text, Base64.getDecoder().decode(answer.text("signData")))) {
                throw new IllegalStateException("the platform's signature does not verify");
            }
        }
        return new Reply(answer.integer("code"), answer.text("message"), parsed(output), millis);
    }

    @Override
    public Reply fsi(String infno, String msgid, String insuredPlace, Map<String, ?> input) {
        var message = new LinkedHashMap<String, Object>();
        message.put("infno", infno);
        message.put("msgid", msgid);
        message.put("mdtrtarea_admvs", site.division());
        message.put("insuplc_admdvs", insuredPlace);
        message.put("recer_sys_code", "YBXT");
        message.put("infver", "V1.0");
        message.put("opter_type", "1");
        message.put("opter", "demo");
        message.put("opter_name", "演示经办");
        message.put("inf_time", Clocks.now());
        message.put("fixmedins_code", site.code());
        message.put("fixmedins_name", site.name());
        message.put("input", input);
        var started = System.nanoTime();
        var answer = post(FSI, Json.text(message), gatewayHeaders());
        double millis = (System.nanoTime() - started) / 1e6;
        return new Reply(
                answer.integer("infcode"), answer.text("err_msg"), answer.object("output"), millis);
    }

    // the gateway's signature (national-interface §1.8 a); the application's secret is the token
    private Map<String, String> gatewayHeaders() {
        var timestamp = Long.toString(Clocks.instant().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var text = timestamp + site.appSecret() + nonce + timestamp;
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "x-tif-paasid",
                    site.appId(),
                    "x-tif-timestamp",
                    timestamp,
                    "x-tif-nonce",
                    nonce,
                    "x-tif-signature",
                    HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private Fields post(String path, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(path + " answered HTTP " + response.statusCode());
            }
            return parsed(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private static Fields parsed(String json) {
        return Fields.parse(json)
                .orElseThrow(() -> new IllegalStateException("not a JSON object: " + json));
    }
}
