package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The envelope of profile A over HTTP, every tolerance and every refusal of it. */
@YunfangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvelopeFlowTests {
    private static final String PATH = "/epc/api/fixmedins/circDrugQuery";

    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private TestSite hospital;

    @BeforeAll
    void registerAHospital() {
        world = new TestWorld(beans);
        hospital = world.hospital();
    }

    private Map<String, Object> query() {
        return new LinkedHashMap<>(Map.of("fixmedinsCode", hospital.code(), "pageSize", 1));
    }

    private Reason refusal(TestSite site, Map<String, ?> envelope) {
        return reason(world.send(site, PATH, envelope));
    }

    /**
     * A refusal is HTTP 200 with an encrypted empty object, as clients decrypt before they look.
     */
    static Reason reason(TestWorld.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.envelope().text("success")).isEqualTo("false");
        assertThat(answer.envelope().has("encData")).isTrue();
        assertThat(answer.output().isEmpty()).isTrue();
        return bareReason(answer.envelope());
    }

    private static Reason bareReason(Fields envelope) {
        int code = envelope.integer("code");
        for (var reason : Reason.values()) {
            if (reason.code() == code) {
                return reason;
            }
        }
        throw new AssertionError("no reason has code " + code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/epc/api/fixmedins/circDrugQuery",
                "/epc/api//fixmedins/circDrugQuery",
                "/fixmedins/fixmedins/circDrugQuery",
                "/pcs-manage/pcs/fixmedins/circDrugQuery",
                "//fixmedins//circDrugQuery",
                "/fixmedins/circDrugQuery/"
            })
    void answersUnderAnyPrefix(String path) {
        var answer = world.send(hospital, path, hospital.sealed(query()));
        assertThat(answer.must().list("drugList")).hasSize(1);
        assertThat(answer.envelope().text("appId")).isEqualTo(hospital.application().appId());
        assertThat(answer.envelope().text("success")).isEqualTo("true");
        assertThat(answer.envelope().text("encType")).isEqualTo("SM4");
        assertThat(answer.envelope().text("signType")).isEqualTo("SM2");
        assertThat(answer.envelope().has("timestamp")).isTrue();
    }

    @Test
    void acceptsLowerCaseAlgorithmsAndHex() {
        var head = hospital.head();
        head.put("encType", "sm4");
        head.put("signType", "sm2");
        var envelope = hospital.sealed(head, Json.text(query()));
        envelope.computeIfPresent("encData", (_, hex) -> TestWorld.lower(hex));
        world.send(hospital, PATH, envelope).must();
    }

    @Test
    void acceptsANumberAsTimestampAndTheOtherSpellingOfAppId() {
        var head = hospital.head();
        head.put("timestamp", System.currentTimeMillis());
        head.put("appid", head.remove("appId"));
        world.send(hospital, PATH, hospital.sealed(head, Json.text(query()))).must();
    }

    @Test
    void acceptsAnyOrderUnknownMembersAndAnEmptyTransType() {
        var head = hospital.head();
        head.put("transType", "");
        head.put("extra", Map.of("left", "out of the signature"));
        var envelope = new TreeMap<>(hospital.sealed(head, Json.text(query()))).descendingMap();
        world.send(hospital, PATH, envelope).must();
    }

    @Test
    void signsTheTransTypeWhenThereIsOne() {
        var head = hospital.head();
        head.put("transType", "D008");
        var envelope = hospital.sealed(head, Json.text(query()));
        world.send(hospital, PATH, envelope).must();
        envelope.put("transType", "D009");
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void signsNumbersAsTheyWereWritten() {
        var body =
                "{\"pageSize\":1.0,\"fixmedinsCode\":\"%s\",\"memo\":\"\",\"nul\":null,\"x\":1.50}"
                        .formatted(hospital.code());
        world.send(hospital, PATH, hospital.sealed(hospital.head(), body)).must();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "null", "\"x\"", "{\"appId\":1,\"appId\":2}", "\0", "<a/>"})
    void saysThatAMessageIsNoJsonObject(String message) {
        var response = world.post(PATH, message);
        assertThat(response.statusCode()).isEqualTo(200);
        var envelope = Fields.parse(response.body()).orElseThrow();
        assertThat(bareReason(envelope)).isEqualTo(Reason.MALFORMED);
        assertThat(envelope.has("encData")).isFalse();
    }

    @Test
    void refusesAnUnknownApplication() {
        var head = hospital.head();
        head.put("appId", "X".repeat(500));
        var response = world.post(PATH, Json.text(hospital.sealed(head, Json.text(query()))));
        assertThat(response.statusCode()).isEqualTo(200);
        var envelope = Fields.parse(response.body()).orElseThrow();
        assertThat(bareReason(envelope)).isEqualTo(Reason.UNKNOWN_APP);
        assertThat(envelope.text("message").length()).isLessThan(200);
    }

    @Test
    void refusesARevokedKey() {
        var other = world.hospital();
        TestWorld.done(world.bean(Registrar.class).revokeApplication(other.application().appId()));
        assertThat(refusal(other, other.sealed(query()))).isEqualTo(Reason.KEY_REVOKED);
    }

    @Test
    void refusesASignatureOfAnotherKey() {
        var stranger = Sm2PrivateKey.generate(new SecureRandom());
        assertThat(
                        refusal(
                                hospital,
                                hospital.sealed(hospital.head(), Json.text(query()), stranger)))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA"})
    void refusesRubbishAsSignature(String signature) {
        var envelope = hospital.sealed(query());
        envelope.put("signData", signature);
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesOtherDataThanWasSigned() {
        var head = hospital.head();
        var envelope = hospital.sealed(head, Json.text(query()));
        envelope.put("encData", hospital.cipher().encrypt("{\"pageSize\":2}"));
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
        var later = hospital.sealed(head, Json.text(query()));
        later.put("timestamp", Long.toString(System.currentTimeMillis() + 1));
        assertThat(refusal(hospital, later)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesCiphertextOfAnotherKeyOrNone() {
        var envelope = hospital.sealed(query());
        envelope.put("encData", "00".repeat(16));
        assertThat(refusal(hospital, envelope)).isIn(Reason.BAD_CIPHERTEXT, Reason.MALFORMED);
        envelope.put("encData", "xyz");
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_CIPHERTEXT);
        envelope.remove("encData");
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_CIPHERTEXT);
    }

    @Test
    void refusesABodyThatIsNoObject() {
        assertThat(refusal(hospital, hospital.sealed(hospital.head(), "[1]")))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encType", "signType"})
    void refusesAnotherAlgorithm(String member) {
        var head = hospital.head();
        head.put(member, "AES");
        assertThat(refusal(hospital, hospital.sealed(head, Json.text(query()))))
                .isEqualTo(Reason.WRONG_ALGORITHM);
    }

    @Test
    void refusesATimestampOutsideTheWindow() {
        for (var timestamp :
                List.of(
                        System.currentTimeMillis() - Duration.ofHours(25).toMillis(),
                        System.currentTimeMillis() + Duration.ofHours(25).toMillis(),
                        Long.MIN_VALUE,
                        "now",
                        "")) {
            var head = hospital.head();
            head.put("timestamp", timestamp);
            assertThat(refusal(hospital, hospital.sealed(head, Json.text(query()))))
                    .as("%s", timestamp)
                    .isEqualTo(Reason.STALE_TIMESTAMP);
        }
        var drifted = hospital.head();
        drifted.put("timestamp", System.currentTimeMillis() - Duration.ofHours(23).toMillis());
        world.send(hospital, PATH, hospital.sealed(drifted, Json.text(query()))).must();
    }

    @Test
    void refusesTheSameEnvelopeTwiceButNotTheSameContent() {
        var envelope = hospital.sealed(query());
        world.send(hospital, PATH, envelope).must();
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.REPLAYED);
        envelope.computeIfPresent("encData", (_, hex) -> TestWorld.lower(hex));
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.REPLAYED);
        world.send(hospital, PATH, hospital.sealed(query())).must();
    }

    @Test
    void namesAnUnknownOperation() {
        assertThat(reason(world.call(hospital, "noSuchThing", query())))
                .isEqualTo(Reason.UNKNOWN_OPERATION);
    }

    @Test
    void refusesAnotherInstitutionInTheBody() {
        var body = query();
        body.put("fixmedinsCode", "H00000000000");
        assertThat(refusal(hospital, hospital.sealed(body))).isEqualTo(Reason.INSTITUTION_MISMATCH);
    }

    @Test
    void refusesAnInstitutionWhoseDesignationIsOver() {
        var other = world.hospital();
        TestWorld.done(
                world.bean(Registrar.class)
                        .designate(
                                other.code(),
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2020, 12, 31)));
        assertThat(refusal(other, other.sealed(Map.of()))).isEqualTo(Reason.DESIGNATION_EXPIRED);
    }

    @Test
    void refusesAPharmacyThatPrescribes() {
        var pharmacy = world.pharmacy();
        assertThat(reason(world.call(pharmacy, "uploadChk", HospitalMessages.preCheck())))
                .isEqualTo(Reason.WRONG_INSTITUTION_TYPE);
    }

    @Test
    void refusesMoreThanTenMegabytes() {
        var response = world.post(PATH, "{\"encData\":\"" + "0".repeat(11 * 1024 * 1024) + "\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(bareReason(Fields.parse(response.body()).orElseThrow()))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void leavesOtherMethodsToTheWebServer() {
        assertThat(world.get(PATH).statusCode()).isIn(401, 403, 404, 405);
    }

    // some clients sign data=<encData>; whoever has been allowed may, nobody else
    @Test
    void acceptsSignedCiphertextOnlyOfThoseConfiguredSo() {
        var head = hospital.head();
        var body = Json.text(query());
        var envelope =
                hospital.sealed(
                        head, body, hex -> hex, hospital.cipher().encrypt(body), hospital.key());
        assertThat(refusal(hospital, envelope)).isEqualTo(Reason.BAD_SIGNATURE);
        var tolerant =
                envelope(
                        new NationalProperties(
                                Duration.ofHours(24), 10, Set.of(hospital.code()), Set.of()),
                        world.bean(Dispatcher.class));
        assertThat(code(tolerant.answer("circDrugQuery", bytes(envelope)))).isZero();
        assertThat(code(tolerant.answer("circDrugQuery", bytes(envelope))))
                .isEqualTo(Reason.REPLAYED.code());
    }

    @Test
    void hidesWhatWentWrongInside() {
        var broken =
                new Operation() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Outcome<Map<String, String>> answer(
                            cn.yunfang.shared.Caller caller, Fields body) {
                        throw new IllegalStateException("secret detail");
                    }
                };
        var dispatcher =
                new Dispatcher(
                        List.of(broken),
                        world.bean(MessageRules.class),
                        world.bean(Registry.class),
                        world.bean(cn.yunfang.shared.Database.class),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
        var answer =
                envelope(world.bean(NationalProperties.class), dispatcher)
                        .answer("broken", bytes(hospital.sealed(Map.of())));
        assertThat(code(answer)).isEqualTo(Reason.INTERNAL.code());
        assertThat(new String(answer, java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret detail");
    }

    private ProfileA envelope(NationalProperties properties, Dispatcher dispatcher) {
        return new ProfileA(
                world.bean(ApplicationKeys.class),
                dispatcher,
                world.bean(Registry.class),
                properties,
                Clock.systemUTC());
    }

    private static byte[] bytes(Map<String, ?> envelope) {
        return Json.text(envelope).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int code(byte[] answer) {
        return Fields.parse(answer).orElseThrow().integer("code");
    }
}
