package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Registrar;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of the envelope of profile A over HTTP. */
class EnvelopeRefusalFlowTests extends EnvelopeFlow {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "null", "\"x\"", "{\"appId\":1,\"appId\":2}", "\0", "<a/>"})
    void saysThatAMessageIsNoJsonObject(String message) {
        var response = world.post(PATH, message);
        assertThat(response.statusCode()).isEqualTo(200);
        var envelope = Fields.parse(response.body()).orElseThrow();
        assertThat(Refusals.bareReason(envelope)).isEqualTo(Reason.MALFORMED);
        assertThat(envelope.has("encData")).isFalse();
    }

    @Test
    void refusesAnUnknownApplication() {
        var head = hospital.head();
        head.put("appId", "X".repeat(500));
        var response = world.post(PATH, Json.text(hospital.sealed(head, Json.text(query()))));
        assertThat(response.statusCode()).isEqualTo(200);
        var envelope = Fields.parse(response.body()).orElseThrow();
        assertThat(Refusals.bareReason(envelope)).isEqualTo(Reason.UNKNOWN_APP);
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
        assertThat(Refusals.reason(world.call(hospital, "noSuchThing", query())))
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
        assertThat(Refusals.reason(world.call(pharmacy, "uploadChk", HospitalMessages.preCheck())))
                .isEqualTo(Reason.WRONG_INSTITUTION_TYPE);
    }

    @Test
    void refusesMoreThanTenMegabytes() {
        var response = world.post(PATH, "{\"encData\":\"" + "0".repeat(11 * 1024 * 1024) + "\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Refusals.bareReason(Fields.parse(response.body()).orElseThrow()))
                .isEqualTo(Reason.TOO_LARGE);
    }
}
