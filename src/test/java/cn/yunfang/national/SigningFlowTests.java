package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** D002 and D003 over HTTP: what is signed is what may be uploaded. */
class SigningFlowTests extends HospitalFlow {
    @Test
    void signsThePdfItselfAndTheFieldsApart() {
        var written = desk.signed(body -> {});
        var file = java.util.Base64.getDecoder().decode(written.signed().text("rxFile"));
        assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith(HospitalMessages.PDF)
                .contains("/adbe.pkcs7.detached")
                .contains("/ByteRange");
        var original =
                Json.text(written.fields()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(cn.yunfang.crypto.Cms.verify(original, written.signed().text("signDigest")))
                .isPresent();
    }

    @Test
    void signsTheSameContentWithTheSameAnswer() {
        var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var body = HospitalMessages.sign(hospital, fields, HospitalMessages.PDF);
        var first = world.call(hospital, "rxFixmedinsSign", body).must();
        var second = world.call(hospital, "rxFixmedinsSign", body).must();
        assertThat(second.canonical()).isEqualTo(first.canonical());
        world.call(hospital, "rxFileUpld", HospitalMessages.upload(fields, first)).must();
        var third = world.call(hospital, "rxFixmedinsSign", body).must();
        assertThat(third.canonical()).isEqualTo(first.canonical());
    }

    @Test
    void signsAgainBeforeTheUploadAndNotAfterIt() {
        var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var first = desk.sign(fields, HospitalMessages.PDF).must();
        var changed = new LinkedHashMap<>(fields);
        changed.put("pharDeptName", "药学部");
        var second = desk.sign(changed, HospitalMessages.PDF).must();
        assertThat(desk.refused("rxFileUpld", HospitalMessages.upload(fields, first)))
                .isEqualTo(Reason.SIGNATURE_MISMATCH);
        world.call(hospital, "rxFileUpld", HospitalMessages.upload(changed, second)).must();
        assertThat(Refusals.reason(desk.sign(fields, HospitalMessages.PDF)))
                .isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void signsFilesThatCannotCarryASignatureAsTheyAre() {
        for (var file : List.of("%PDF-1.4 not really", "PK\3\4....OFD.xml....")) {
            var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
            var fields = HospitalMessages.signedFields(hospital, patient, reserved);
            var signed = desk.sign(fields, file).must();
            assertThat(signed.text("rxFile")).isEqualTo(TestWorld.base64(file));
            world.call(hospital, "rxFileUpld", HospitalMessages.upload(fields, signed)).must();
        }
    }

    @Test
    void refusesToSignWhatIsNoPrescription() {
        var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        assertThat(Refusals.reason(desk.sign(fields, "GIF89a"))).isEqualTo(Reason.FIELD_INVALID);
        assertThat(Refusals.reason(desk.sign(Map.of("hiRxno", "1"), HospitalMessages.PDF)))
                .isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        var wrong = new LinkedHashMap<>(fields);
        wrong.put("rxTraceCode", "0".repeat(20));
        assertThat(Refusals.reason(desk.sign(wrong, HospitalMessages.PDF)))
                .isEqualTo(Reason.TRACE_CODE_MISMATCH);
        wrong.put("rxTraceCode", fields.get("rxTraceCode"));
        wrong.put("fixmedinsCode", "H00000000000");
        assertThat(Refusals.reason(desk.sign(wrong, HospitalMessages.PDF)))
                .isEqualTo(Reason.INSTITUTION_MISMATCH);
        var body = new LinkedHashMap<>(HospitalMessages.sign(hospital, fields, "%PDF-"));
        body.put("originalValue", TestWorld.base64("not JSON"));
        assertThat(desk.refused("rxFixmedinsSign", body)).isEqualTo(Reason.FIELD_INVALID);
        body.put("originalValue", "%%%");
        assertThat(desk.refused("rxFixmedinsSign", body)).isEqualTo(Reason.FIELD_INVALID);
    }

    @Test
    void refusesToSignForAHospitalWithoutACertificate() {
        var bare = world.hospitalWithoutCertificate();
        var reserved =
                world.call(
                                bare,
                                "uploadChk",
                                HospitalMessages.preCheck(bare, patient, world.drug()))
                        .must();
        var fields = HospitalMessages.signedFields(bare, patient, reserved);
        assertThat(
                        Refusals.reason(
                                world.call(
                                        bare,
                                        "rxFixmedinsSign",
                                        HospitalMessages.sign(bare, fields, HospitalMessages.PDF))))
                .isEqualTo(Reason.NO_CERTIFICATE);
    }

    @Test
    void refusesAnUploadThatDiffersFromWhatWasSigned() {
        var written = desk.signed(body -> {});
        Map.<String, Object>of(
                        "rxTraceCode",
                        "0".repeat(20),
                        "signDigest",
                        "AAAA",
                        "pharName",
                        "别人",
                        "rxFile",
                        TestWorld.base64(HospitalMessages.PDF))
                .forEach(
                        (field, value) -> {
                            var body = written.upload();
                            body.put(field, value);
                            assertThat(desk.refused("rxFileUpld", body))
                                    .as(field)
                                    .isIn(
                                            Reason.TRACE_CODE_MISMATCH,
                                            Reason.SIGNATURE_MISMATCH,
                                            Reason.SIGNED_FIELDS_DIFFER);
                        });
        world.call(hospital, "rxFileUpld", written.upload()).must();
    }

    @Test
    void answersTheSameUploadAgainAndRefusesAnother() {
        var written = desk.uploaded();
        var again = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(again.text("rxStasCodg")).isEqualTo("1");
        var other = written.upload();
        other.put("extras", Map.of("k", "v"));
        assertThat(desk.refused("rxFileUpld", other)).isEqualTo(Reason.CONTENT_DIFFERS);
    }

    @Test
    void refusesAnUploadThatWasNotSigned() {
        var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var body = new LinkedHashMap<>(fields);
        body.put("rxFile", TestWorld.base64(HospitalMessages.PDF));
        body.put("signDigest", "AAAA");
        assertThat(desk.refused("rxFileUpld", body)).isEqualTo(Reason.WRONG_STATE);
        world.call(hospital, "rxUndo", HospitalMessages.undo(hospital, reserved.text("hiRxno")))
                .must();
        assertThat(desk.refused("rxFileUpld", body)).isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void refusesPharmacistsOfTheUploadWhoDoNotWorkHere() {
        for (var code : List.of("HY000000000000", world.hospital().pharmacist().code())) {
            var reserved = world.call(hospital, "uploadChk", desk.preCheck()).must();
            var fields = HospitalMessages.signedFields(hospital, patient, reserved);
            fields.put("pharCode", code);
            var signed = desk.sign(fields, HospitalMessages.PDF).must();
            assertThat(desk.refused("rxFileUpld", HospitalMessages.upload(fields, signed)))
                    .isIn(Reason.PHARMACIST_UNKNOWN, Reason.PHARMACIST_NOT_LICENSED);
        }
    }
}
