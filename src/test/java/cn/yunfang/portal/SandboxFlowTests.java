package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yunfang.ApiClient.Answer;
import cn.yunfang.TestDatabase;
import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.crypto.SigningText;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.ApiFlow;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An integrator's own applications: keys, messages, trying and checking. */
class SandboxFlowTests extends ApiFlow {
    private static final String SANDBOX = "/api/v1/sandbox";
    private static final String APPLICATIONS = SANDBOX + "/applications";
    private static final String QUERY = "circDrugQuery";

    private String me;
    private JsonNode made;
    private JsonNode keys;
    private String appId;

    @BeforeEach
    void anApplicationOfAHospital() {
        me = integrator();
        var answer = make("门诊HIS", "HOSPITAL");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        made = answer.json().path("application");
        keys = answer.json().path("keys");
        appId = made.path("appId").asString();
    }

    // each test somebody else: an integrator has ten applications at most
    private String integrator() {
        return api.demoToken("INTEGRATOR", "陈晨" + UUID.randomUUID());
    }

    private Answer make(String name, String kind) {
        return api.post(APPLICATIONS, me, Map.of("name", name, "kind", kind));
    }

    @Test
    void aMessageSignedWithTheKeysToldOnceIsAnsweredAndKept() {
        // the node learns of new applications within a second
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var answer = send(QUERY, query(), keys);
                            assertThat(answer.integer("code")).as(answer.canonical()).isZero();
                            assertThat(kept().size()).isPositive();
                        });
        var message = kept().get(0);
        assertThat(message.path("operation").asString()).isEqualTo(QUERY);
        assertThat(message.path("body").asString()).contains("fixmedinsCode");
        assertThat(message.path("request").asString()).contains("encData");
        assertThat(message.path("output").asString()).contains("drug");
        assertThat(api.get(APPLICATIONS, me).text())
                .contains(appId)
                .doesNotContain(keys.path("appSecret").asString())
                .doesNotContain(keys.path("privateKey").asString());
        assertThat(stored("client_key")).doesNotContain(keys.path("privateKey").asString());
        assertThat(looks()).contains("makeApplication");
    }

    @Test
    void everyOperationCanBeTriedWithTheApplicationsOwnKey() {
        var operations = api.get(SANDBOX + "/operations?appId=" + appId, me).json();
        assertThat(operations.size()).isGreaterThan(50);
        for (var one : operations) {
            var name = one.path("name").asString();
            var tried = call(name, one.path("example").asString());
            assertThat(tried.status()).as(name + " " + tried.text()).isEqualTo(200);
            // the keys and the gateway's headers are right whatever the body lacks
            assertThat(tried.json().path("message").asString())
                    .as(name)
                    .doesNotContain("100006")
                    .doesNotContain("100011");
            assertThat(tried.json().path("code").asInt())
                    .as(name)
                    .isNotIn(100003, 100005, 100006, 100011);
        }
        var reserved = call("uploadChk", example(operations, "uploadChk")).json();
        assertThat(reserved.path("message").asString()).isEqualTo("成功");
        assertThat(reserved.path("output").asString()).contains("hiRxno");
        assertThat(reserved.path("path").asString()).endsWith("/fixmedins/uploadChk");
        var fsi =
                call("9001", "{\"signIn\":{\"opter_no\":\"1\",\"mac\":\"00\",\"ip\":\"1\"}}")
                        .json();
        assertThat(fsi.path("headers").has("x-tif-signature")).isTrue();
        assertThat(call("nothing", "{}").reason()).isEqualTo("UNKNOWN_OPERATION");
        assertThat(call(QUERY, "[]").reason()).isEqualTo("MALFORMED");
    }

    @Test
    void newKeysEndTheOldOnesAndRevokingEndsAll() {
        var rotated = api.post(APPLICATIONS + "/" + appId + "/keys", me, "{}");
        assertThat(rotated.status()).isEqualTo(201);
        assertThat(send(QUERY, query(), keys).integer("code")).isNotZero();
        assertThat(send(QUERY, query(), rotated.json()).integer("code")).isZero();
        assertThat(call(QUERY, query()).json().path("code").asInt()).isZero();

        assertThat(api.delete(APPLICATIONS + "/" + appId, me).status()).isEqualTo(204);

        assertThat(send(QUERY, query(), rotated.json()).integer("code")).isEqualTo(100004);
        assertThat(call(QUERY, query()).reason()).isEqualTo("KEY_REVOKED");
        assertThat(api.delete(APPLICATIONS + "/" + appId, me).reason()).isEqualTo("KEY_REVOKED");
        assertThat(looks()).contains("rotateKeys", "revokeApplication");
    }

    @Test
    void aWrongBodyIsExplainedFieldByField() {
        var found =
                check(
                        "uploadChk",
                        "{\"rxTypeCode\":\"77\",\"prscTime\":\"today\",\"rxdrugdetail\":[{}]}",
                        "");
        assertThat(found.path("form").asString()).isEqualTo("BODY");
        assertThat(reason(found, "rxTypeCode")).isEqualTo("FIELD_NOT_CODE");
        assertThat(reason(found, "prscTime")).isEqualTo("FIELD_NOT_TIME");
        assertThat(reason(found, "hospRxno")).isEqualTo("FIELD_MISSING");
        assertThat(check("uploadChk", "{\"a\":", "").path("form").asString())
                .isEqualTo("UNREADABLE");
        assertThat(check("uploadChk", "{\"a\":", "").path("hints").get(0).path("en").asString())
                .contains("line");
        var fsi = check("2101", "{\"infno\":\"2101\",\"input\":{}}", "");
        assertThat(fsi.path("form").asString()).isEqualTo("FSI");
        assertThat(reason(fsi, "msgid")).isEqualTo("FIELD_MISSING");
        assertThat(check(QUERY, query(), "").path("findings").size()).isZero();
    }

    @Test
    void aWrongEnvelopeIsExplainedWithTheProbableCause() {
        var right = envelope(query(), keys);
        assertThat(check(QUERY, right.canonical(), appId).path("findings").size()).isZero();
        assertThat(check(QUERY, right.canonical(), appId).path("signingText").asString())
                .contains("key=<appSecret>")
                .doesNotContain(keys.path("appSecret").asString());

        var other = keysWith("privateKey", Sm2PrivateKey.derived(new byte[] {7}).base64());
        var foreign = check(QUERY, envelope(query(), other).canonical(), appId);
        assertThat(reason(foreign, "signData")).isEqualTo("BAD_SIGNATURE");

        var hex = right.with("encData", "not hex");
        var unreadable = check(QUERY, hex.canonical(), appId);
        assertThat(reason(unreadable, "encData")).isEqualTo("BAD_CIPHERTEXT");
        assertThat(unreadable.path("hints").get(0).path("en").asString()).contains("hex");

        var old = right.with("timestamp", "1700000000000");
        assertThat(reason(check(QUERY, old.canonical(), appId), "timestamp"))
                .isEqualTo("STALE_TIMESTAMP");
        var der = right.with("signData", Base64.getEncoder().encodeToString(der()));
        assertThat(check(QUERY, der.canonical(), appId).path("hints").get(0).path("en").asString())
                .contains("DER");
        assertThat(reason(check(QUERY, right.canonical(), ""), "appId")).isEqualTo("UNKNOWN_APP");
    }

    @Test
    void nothingIsKeptOfARealInstitution() {
        city.effective();
        assertThat(
                        JdbcClient.create(TestDatabase.dataSource())
                                .sql(
                                        """
                                        select count(*) from sandbox.message m
                                        where not exists (select from sandbox.application a
                                                          where a.app_id = m.app_id)""")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(api.get(SANDBOX + "/status", me).json().path("sandbox").asBoolean()).isTrue();
    }

    private JsonNode kept() {
        return api.get(APPLICATIONS + "/" + appId + "/messages", me).json().path("items");
    }

    private Answer call(String operation, String body) {
        return api.post(
                APPLICATIONS + "/" + appId + "/calls",
                me,
                Map.of("operation", operation, "body", body));
    }

    private JsonNode check(String operation, String message, String app) {
        var answer =
                api.post(
                        SANDBOX + "/checks",
                        me,
                        Map.of("operation", operation, "message", message, "appId", app));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String reason(JsonNode found, String field) {
        return found.path("findings")
                .valueStream()
                .filter(one -> one.path("field").asString().equals(field))
                .map(one -> one.path("reason").asString())
                .findFirst()
                .orElse("");
    }

    private static String example(JsonNode operations, String name) {
        return operations
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .map(one -> one.path("example").asString())
                .findFirst()
                .orElseThrow();
    }

    private String query() {
        return "{\"fixmedinsCode\":\"%s\",\"pageNum\":\"1\",\"pageSize\":\"2\"}"
                .formatted(made.path("institution").path("code").asString());
    }

    private JsonNode keysWith(String name, String value) {
        var text = keys.toString().replace(keys.path(name).asString(), value);
        return new JsonMapper().readTree(text);
    }

    private static byte[] der() {
        var bytes = new byte[71];
        bytes[0] = 0x30;
        return bytes;
    }

    /** As a client makes it from what it was told, with the documented rules alone. */
    private Fields envelope(String body, JsonNode with) {
        var head = new LinkedHashMap<String, String>();
        head.put("appId", appId);
        head.put("encType", "SM4");
        head.put("signType", "SM2");
        head.put("timestamp", Long.toString(System.currentTimeMillis()));
        head.put("version", "1.0.0");
        var secret = with.path("appSecret").asString();
        var text = SigningText.of(head, Fields.parse(body).orElseThrow().canonical(), secret);
        var key = Sm2PrivateKey.ofBase64(with.path("privateKey").asString());
        head.put("encData", MessageCipher.of(appId, secret).encrypt(body));
        head.put("signData", Base64.getEncoder().encodeToString(key.sign(text)));
        var envelope = Fields.none();
        for (var member : head.entrySet()) {
            envelope = envelope.with(member.getKey(), member.getValue());
        }
        return envelope;
    }

    private Fields send(String operation, String body, JsonNode with) {
        var answer =
                api.post("/epc/api/fixmedins/" + operation, "", envelope(body, with).canonical());
        var fields = Fields.parse(answer.text()).orElseThrow();
        if (fields.integer("code") == 0) {
            var secret = with.path("appSecret").asString();
            var output =
                    MessageCipher.of(appId, secret).decrypt(fields.text("encData")).orElseThrow();
            assertThat(
                            Sm2PublicKey.ofBase64(with.path("platformPublicKey").asString())
                                    .verify(
                                            SigningText.of(
                                                    fields,
                                                    Fields.parse(output).orElseThrow().canonical(),
                                                    secret),
                                            Base64.getDecoder().decode(fields.text("signData"))))
                    .isTrue();
        }
        return fields;
    }

    private String stored(String column) {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql("select " + column + " from sandbox.application where app_id = ?")
                .param(appId)
                .query(String.class)
                .single();
    }

    private List<String> looks() {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql("select operation from evidence.access where subject = ?")
                .param(appId)
                .query(String.class)
                .list();
    }
}
