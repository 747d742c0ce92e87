package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.crypto.DemoCertificateAuthority;
import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.SigningCertificate;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A registered institution and the client system it signs its messages with. */
record TestSite(
        Institution institution,
        Practitioner doctor,
        Practitioner pharmacist,
        Application application,
        Sm2PrivateKey key) {

    String code() {
        return institution.code();
    }

    /** The members of an envelope that are signed. */
    Map<String, Object> head() {
        var head = new LinkedHashMap<String, Object>();
        head.put("appId", application.appId());
        head.put("encType", "SM4");
        head.put("signType", "SM2");
        head.put("timestamp", Long.toString(TestClock.now().toEpochMilli()));
        head.put("version", "1.0.0");
        return head;
    }

    Map<String, Object> sealed(Map<String, ?> body) {
        return sealed(head(), Json.text(body));
    }

    /** A complete envelope of the head as it is. */
    Map<String, Object> sealed(Map<String, Object> head, String body) {
        return sealed(head, body, key);
    }

    Map<String, Object> sealed(Map<String, Object> head, String body, Sm2PrivateKey signer) {
        var data = Fields.parse(body).map(Fields::canonical).orElse(body);
        return sealed(head, body, text -> text, data, signer);
    }

    /** Signs other data than what is encrypted; used to build envelopes that are wrong. */
    Map<String, Object> sealed(
            Map<String, Object> head,
            String body,
            UnaryOperator<String> encrypted,
            String data,
            Sm2PrivateKey signer) {
        var envelope = new LinkedHashMap<>(head);
        var text =
                SigningText.of(
                        Fields.parse(Json.text(head)).orElseThrow(), data, application.appSecret());
        envelope.put("encData", encrypted.apply(cipher().encrypt(body)));
        envelope.put("signData", Base64.getEncoder().encodeToString(signer.sign(text)));
        return envelope;
    }

    MessageCipher cipher() {
        return MessageCipher.of(application.appId(), application.appSecret());
    }

    static SigningCertificate certificate(Institution institution) {
        var key = Sm2PrivateKey.generate(new SecureRandom());
        var issued =
                new DemoCertificateAuthority()
                        .issue(
                                institution.code(),
                                institution.name(),
                                institution.division(),
                                "ZZ990000YFTEST0001",
                                key.publicKey());
        return new SigningCertificate(key, issued.certificate(), issued.serial(), issued.subject());
    }
}
