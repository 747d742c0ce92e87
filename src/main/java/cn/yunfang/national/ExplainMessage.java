package cn.yunfang.national;

import cn.yunfang.crypto.SigningText;
import cn.yunfang.registry.Application;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Says everything that is wrong with a message, where the interface itself stops at the first
 * envelope: nothing is carried out, and nothing is kept.
 */
@Component
public class ExplainMessage {
    /**
     * What was found.
     *
     * @param form BODY, ENVELOPE_A, FSI or UNREADABLE
     * @param findings each with its field, in the order of the checks
     * @param hints what the mistake probably is, in Chinese and English
     * @param signingText the text to be signed, the secret left out; "" when there is none
     * @param body the business object that was looked at, "" when it could not be opened
     */
    public record Explained(
            String form,
            List<Refusal> findings,
            List<Hint> hints,
            String signingText,
            String body) {}

    /** A guess at the cause. */
    public record Hint(String chinese, String english) {}

    private static final int RAW_SIGNATURE = 64;
    private static final int DER_TAG = 0x30;
    private static final String HIDDEN = "<appSecret>";

    private final ApplicationKeys keys;
    private final MessageRules rules;
    private final ProfileA profileA;
    private final ProfileC profileC;

    ExplainMessage(ApplicationKeys keys, MessageRules rules, ProfileA profileA, ProfileC profileC) {
        this.keys = keys;
        this.rules = rules;
        this.profileA = profileA;
        this.profileC = profileC;
    }

    /**
     * @param operation last path segment of profile A, infno, or release and infno of profile C; an
     *     FSI envelope names its own, but not its release
     * @param own the application whose keys may be used to open an envelope
     */
    public Explained explain(String operation, String message, Optional<Application> own) {
        var parsed = Fields.parse(message);
        if (parsed.isEmpty()) {
            return new Explained(
                    "UNREADABLE",
                    List.of(Refusal.of(Reason.MALFORMED)),
                    List.of(unreadable(message)),
                    "",
                    "");
        }
        var fields = parsed.get();
        if (fields.has("encData") || fields.has("signData")) {
            return envelope(operation, fields, own);
        }
        if (fields.has("infno")) {
            var findings = new ArrayList<>(rules.findings("callService", fields));
            var infno = fields.text("infno");
            var meant = operation.endsWith(" " + infno) ? operation : infno;
            bodyFindings(meant, fields.object("input")).stream()
                    .map(one -> one.spelt(field -> "input." + field))
                    .forEach(findings::add);
            return new Explained(
                    "FSI", findings, List.of(), "", fields.object("input").canonical());
        }
        return new Explained(
                "BODY", bodyFindings(operation, fields), List.of(), "", fields.canonical());
    }

    private List<Refusal> bodyFindings(String operation, Fields body) {
        return profileC.findings(operation, body).orElseGet(() -> rules.findings(operation, body));
    }

    // where the reader gave up, in its own words
    private static Hint unreadable(String message) {
        try {
            Json.read(message, Object.class);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where = at == null ? "" : "%d:%d".formatted(at.getLineNr(), at.getColumnNr());
            return new Hint(
                    "JSON在第%s处（行:列）读不下去".formatted(where),
                    "JSON cannot be read on at %s (line:column)".formatted(where));
        }
        return new Hint("最外层必须是一个JSON对象{…}", "the outermost value must be an object {…}");
    }

    private Explained envelope(String operation, Fields envelope, Optional<Application> own) {
        var appId = envelope.optional("appId").orElseGet(() -> envelope.text("appid"));
        if (own.isEmpty() || !own.get().appId().equals(appId)) {
            return new Explained(
                    "ENVELOPE_A",
                    List.of(Refusal.at("appId", Reason.UNKNOWN_APP, ProfileA.shortened(appId))),
                    List.of(
                            new Hint(
                                    "只能打开您自己的沙箱应用的报文",
                                    "only messages of your own sandbox application can be opened")),
                    "",
                    "");
        }
        var known = keys.find(appId).orElseThrow();
        var findings = new ArrayList<>(profileA.headFindings(envelope, known));
        var hints = new ArrayList<Hint>();
        var text = known.cipher().decrypt(envelope.text("encData"));
        var body = text.flatMap(Fields::parse);
        if (body.isEmpty()) {
            findings.add(
                    Refusal.at(
                            "encData", text.isEmpty() ? Reason.BAD_CIPHERTEXT : Reason.MALFORMED));
            hints.add(cipher(envelope.text("encData")));
            return new Explained("ENVELOPE_A", findings, hints, "", text.orElse(""));
        }
        var canonical = body.get().canonical();
        if (!profileA.isSigned(envelope, body.get(), known)) {
            findings.add(Refusal.at("signData", Reason.BAD_SIGNATURE));
            hints.add(signature(envelope, known));
        }
        findings.addAll(rules.findings(operation, body.get()));
        return new Explained(
                "ENVELOPE_A",
                findings,
                hints,
                new String(SigningText.of(envelope, canonical, HIDDEN), StandardCharsets.UTF_8),
                canonical);
    }

    private static Hint cipher(String hex) {
        return hex.matches("[0-9A-Fa-f]+")
                ? new Hint(
                        "密钥不对：先用appId前16个字符对appSecret做SM4-ECB，密文的大写十六进制取前16个字符作密钥",
                        "wrong key: SM4-ECB of appSecret under the first 16 characters of appId; of"
                                + " its upper-case hex the first 16 characters are the key")
                : new Hint("encData须为十六进制，不是Base64", "encData must be hex, not Base64");
    }

    private static Hint signature(Fields envelope, ApplicationKeys.Keys known) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(envelope.text("signData"));
        } catch (IllegalArgumentException e) {
            return new Hint("signData须为Base64", "signData must be Base64");
        }
        if (bytes.length != RAW_SIGNATURE) {
            return bytes.length > RAW_SIGNATURE && bytes[0] == DER_TAG
                    ? new Hint(
                            "签名是DER编码，须改为r‖s共64字节", "the signature is DER; send r‖s, 64 bytes raw")
                    : new Hint(
                            "签名须为64字节，收到%d字节".formatted(bytes.length),
                            "the signature must have 64 bytes, not %d".formatted(bytes.length));
        }
        var sealed =
                SigningText.of(envelope, envelope.text("encData"), known.application().appSecret());
        return known.publicKey().verify(sealed, bytes)
                ? new Hint(
                        "签名用了密文：待签文本里的data须是业务对象明文",
                        "the ciphertext was signed: data in the text must be the plain object")
                : new Hint(
                        "对照下面的待签文本：键排序、去空值、全部写成字符串，末尾key=appSecret；私钥须是本应用最新的",
                        "compare with the text below: keys sorted, empty ones left out, all as"
                                + " strings, key=appSecret last; the key must be the latest");
    }
}
