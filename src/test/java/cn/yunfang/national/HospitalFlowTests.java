package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.circulation.AuditClaim;
import cn.yunfang.circulation.ClaimLines;
import cn.yunfang.circulation.DecodeToken;
import cn.yunfang.circulation.IssueToken;
import cn.yunfang.dispense.SellDrug;
import cn.yunfang.person.Person;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** D001 to D007 over HTTP, as a HIS sends them. */
@YunfangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HospitalFlowTests {
    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private TestSite hospital;
    private Person patient;

    @BeforeAll
    void prepare() {
        world = new TestWorld(beans);
        hospital = world.hospital();
        patient = world.person(TestWorld.DIVISION);
    }

    /** A prescription with everything that was sent for it. */
    private record Written(
            Map<String, Object> preCheck, Map<String, Object> fields, Fields signed) {
        String hiRxno() {
            return fields.get("hiRxno").toString();
        }

        Map<String, Object> upload() {
            return HospitalMessages.upload(fields, signed);
        }
    }

    private Map<String, Object> preCheck() {
        return HospitalMessages.preCheck(hospital, patient, world.drug());
    }

    private Written signed(Consumer<Map<String, Object>> change) {
        var preCheck = preCheck();
        change.accept(preCheck);
        var reserved = world.call(hospital, "uploadChk", preCheck).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var signed =
                world.call(
                                hospital,
                                "rxFixmedinsSign",
                                HospitalMessages.sign(hospital, fields, HospitalMessages.PDF))
                        .must();
        return new Written(preCheck, fields, signed);
    }

    private Written uploaded() {
        var written = signed(body -> {});
        world.call(hospital, "rxFileUpld", written.upload()).must();
        return written;
    }

    private Reason refused(String operation, Map<String, ?> body) {
        return EnvelopeFlowTests.reason(world.call(hospital, operation, body));
    }

    private Map<String, Object> query(String hiRxno) {
        return HospitalMessages.query(hospital, patient, hiRxno);
    }

    @Test
    void carriesAPrescriptionFromPreCheckToRevocation() {
        var written = signed(body -> {});
        assertThat(written.hiRxno()).hasSize(30).startsWith(TestWorld.DIVISION);
        assertThat(written.fields().get("rxTraceCode").toString()).hasSize(20);
        assertThat(written.signed().text("signCertDn")).contains("O=NHSA");
        assertThat(written.signed().text("signCertSn")).isNotEmpty();

        var uploaded = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(uploaded.text("rxStasCodg")).isEqualTo("1");
        assertThat(uploaded.text("rxStasName")).isEqualTo("有效");

        var audit = world.call(hospital, "rxChkInfoQuery", query(written.hiRxno())).must();
        assertThat(audit.text("rxChkStasCodg")).isEqualTo("1");
        assertThat(audit.text("rxChkStasName")).isEqualTo("审核通过");
        assertThat(audit.text("pharCode")).isEqualTo(hospital.pharmacist().code());

        var undone = world.call(hospital, "rxUndo", undo(written)).must();
        assertThat(undone.text("rxStasCodg")).isEqualTo("3");
        assertThat(undone.text("rxStasName")).isEqualTo("已撤销");
        var again = world.call(hospital, "rxUndo", undo(written)).must();
        assertThat(again.text("rxStasCodg")).isEqualTo("3");
    }

    private Map<String, Object> undo(Written written) {
        return HospitalMessages.undo(hospital, written.hiRxno());
    }

    @Test
    void answersTheWholePrescription() {
        var written = uploaded();
        var seen = world.call(hospital, "hospRxDetlQuery", query(written.hiRxno())).must();
        assertThat(seen.text("hiRxno")).isEqualTo(written.hiRxno());
        assertThat(seen.text("fixmedinsName")).isEqualTo(hospital.institution().name());
        assertThat(seen.text("rxStasCodg")).isEqualTo("1");
        assertThat(seen.text("rxUsedStasCodg")).isEqualTo("0");
        assertThat(seen.text("rxUsedStasName")).isEqualTo("未使用");
        assertThat(seen.text("prscTime")).isEqualTo(written.preCheck().get("prscTime"));
        assertThat(seen.text("valiEndTime")).isEqualTo(written.preCheck().get("valiEndTime"));
        assertThat(seen.text("rxTypeName")).isEqualTo("门诊西药");
        assertThat(seen.text("bizTypeName")).isEqualTo("定点医疗机构就诊");
        assertThat(seen.text("rxExraAttrName")).isEqualTo("门诊统筹");
        var line = seen.list("rxDetlList").getFirst();
        assertThat(line.text("medListCodg")).isEqualTo(world.drug().code());
        assertThat(line.text("takeDrugFlag")).isEqualTo("0");
        assertThat(line.text("drugTotlcnt")).isEqualTo("1");
        var visit = seen.object("rxOtpinfo");
        assertThat(visit.text("patnName")).isEqualTo(patient.name());
        assertThat(visit.text("insutype")).isEqualTo("310");
        assertThat(visit.text("pharName")).isEqualTo(hospital.pharmacist().name());
        assertThat(visit.text("iptOpNo")).isEqualTo(visit.text("iptOtpNo")).isNotEmpty();
        assertThat(visit.text("suckPrdFag")).isEqualTo(visit.text("suckPrdFlag")).isNotEmpty();
        assertThat(seen.list("rxDiseList").getFirst().text("diagCode")).isEqualTo("I10.x00x002");
        assertThat(seen.list("diseinfo")).hasSize(1);
    }

    @Test
    void answersTheSamePreCheckAgainAndRefusesAnotherUnderItsNumber() {
        var body = preCheck();
        var first = world.call(hospital, "uploadChk", body).must();
        var second = world.call(hospital, "uploadChk", body).must();
        assertThat(second.canonical()).isEqualTo(first.canonical());
        HospitalMessages.line(body).put("drugCnt", 2);
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.HOSPITAL_NUMBER_TAKEN);
    }

    @Test
    void refusesAReplayOfEachStep() {
        var preCheck = hospital.sealed(preCheck());
        var reserved = send("uploadChk", preCheck).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var sign = hospital.sealed(HospitalMessages.sign(hospital, fields, HospitalMessages.PDF));
        var signed = send("rxFixmedinsSign", sign).must();
        var upload = hospital.sealed(HospitalMessages.upload(fields, signed));
        send("rxFileUpld", upload).must();
        var look = hospital.sealed(query(reserved.text("hiRxno")));
        send("hospRxDetlQuery", look).must();
        var undo = hospital.sealed(HospitalMessages.undo(hospital, reserved.text("hiRxno")));
        send("rxUndo", undo).must();
        Map.of(
                        "uploadChk", preCheck,
                        "rxFixmedinsSign", sign,
                        "rxFileUpld", upload,
                        "hospRxDetlQuery", look,
                        "rxUndo", undo)
                .forEach(
                        (operation, envelope) ->
                                assertThat(EnvelopeFlowTests.reason(send(operation, envelope)))
                                        .as(operation)
                                        .isEqualTo(Reason.REPLAYED));
    }

    private TestWorld.Answer send(String operation, Map<String, Object> envelope) {
        return world.send(hospital, "/epc/api/fixmedins/" + operation, envelope);
    }

    @Test
    void acceptsWhatOpenHisSends() {
        var written =
                signed(
                        body -> {
                            body.put("diseinfo", HospitalMessages.diagnosis());
                            body.put("rxTypeCode", "11");
                            body.put("valiDays", 3);
                            body.put("rxDrugCnt", 1);
                            body.put("tenantId", 7);
                            body.put("mdtrtCertType", "2");
                            HospitalMessages.line(body).put("drugCnt", 1.0);
                        });
        world.call(hospital, "rxFileUpld", written.upload()).must();
        var seen = world.call(hospital, "hospRxDetlQuery", query(written.hiRxno())).must();
        assertThat(seen.list("rxDiseList")).hasSize(1);
    }

    @Test
    void signsThePdfItselfAndTheFieldsApart() {
        var written = signed(body -> {});
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
        var reserved = world.call(hospital, "uploadChk", preCheck()).must();
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
        var reserved = world.call(hospital, "uploadChk", preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var first = sign(fields, HospitalMessages.PDF).must();
        var changed = new LinkedHashMap<>(fields);
        changed.put("pharDeptName", "药学部");
        var second = sign(changed, HospitalMessages.PDF).must();
        assertThat(refused("rxFileUpld", HospitalMessages.upload(fields, first)))
                .isEqualTo(Reason.SIGNATURE_MISMATCH);
        world.call(hospital, "rxFileUpld", HospitalMessages.upload(changed, second)).must();
        assertThat(EnvelopeFlowTests.reason(sign(fields, HospitalMessages.PDF)))
                .isEqualTo(Reason.WRONG_STATE);
    }

    private TestWorld.Answer sign(Map<String, Object> fields, String file) {
        return world.call(
                hospital, "rxFixmedinsSign", HospitalMessages.sign(hospital, fields, file));
    }

    @Test
    void signsFilesThatCannotCarryASignatureAsTheyAre() {
        for (var file : List.of("%PDF-1.4 not really", "PK\3\4....OFD.xml....")) {
            var reserved = world.call(hospital, "uploadChk", preCheck()).must();
            var fields = HospitalMessages.signedFields(hospital, patient, reserved);
            var signed = sign(fields, file).must();
            assertThat(signed.text("rxFile")).isEqualTo(TestWorld.base64(file));
            world.call(hospital, "rxFileUpld", HospitalMessages.upload(fields, signed)).must();
        }
    }

    @Test
    void refusesToSignWhatIsNoPrescription() {
        var reserved = world.call(hospital, "uploadChk", preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        assertThat(EnvelopeFlowTests.reason(sign(fields, "GIF89a")))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(EnvelopeFlowTests.reason(sign(Map.of("hiRxno", "1"), HospitalMessages.PDF)))
                .isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        var wrong = new LinkedHashMap<>(fields);
        wrong.put("rxTraceCode", "0".repeat(20));
        assertThat(EnvelopeFlowTests.reason(sign(wrong, HospitalMessages.PDF)))
                .isEqualTo(Reason.TRACE_CODE_MISMATCH);
        wrong.put("rxTraceCode", fields.get("rxTraceCode"));
        wrong.put("fixmedinsCode", "H00000000000");
        assertThat(EnvelopeFlowTests.reason(sign(wrong, HospitalMessages.PDF)))
                .isEqualTo(Reason.INSTITUTION_MISMATCH);
        var body = new LinkedHashMap<>(HospitalMessages.sign(hospital, fields, "%PDF-"));
        body.put("originalValue", TestWorld.base64("not JSON"));
        assertThat(refused("rxFixmedinsSign", body)).isEqualTo(Reason.FIELD_INVALID);
        body.put("originalValue", "%%%");
        assertThat(refused("rxFixmedinsSign", body)).isEqualTo(Reason.FIELD_INVALID);
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
                        EnvelopeFlowTests.reason(
                                world.call(
                                        bare,
                                        "rxFixmedinsSign",
                                        HospitalMessages.sign(bare, fields, HospitalMessages.PDF))))
                .isEqualTo(Reason.NO_CERTIFICATE);
    }

    @Test
    void refusesAnUploadThatDiffersFromWhatWasSigned() {
        var written = signed(body -> {});
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
                            assertThat(refused("rxFileUpld", body))
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
        var written = uploaded();
        var again = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(again.text("rxStasCodg")).isEqualTo("1");
        var other = written.upload();
        other.put("extras", Map.of("k", "v"));
        assertThat(refused("rxFileUpld", other)).isEqualTo(Reason.CONTENT_DIFFERS);
    }

    @Test
    void refusesAnUploadThatWasNotSigned() {
        var reserved = world.call(hospital, "uploadChk", preCheck()).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var body = new LinkedHashMap<>(fields);
        body.put("rxFile", TestWorld.base64(HospitalMessages.PDF));
        body.put("signDigest", "AAAA");
        assertThat(refused("rxFileUpld", body)).isEqualTo(Reason.WRONG_STATE);
        world.call(hospital, "rxUndo", HospitalMessages.undo(hospital, reserved.text("hiRxno")))
                .must();
        assertThat(refused("rxFileUpld", body)).isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void refusesThePatientsWhoAreNotWhoTheySeem() {
        var body = preCheck();
        HospitalMessages.visit(body).put("patnName", "别人");
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.PERSON_MISMATCH);
        body = preCheck();
        HospitalMessages.visit(body).put("certno", "99000000000000000X");
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.PERSON_UNKNOWN);
        body = preCheck();
        body.put("ecToken", TestWorld.token(world.person(TestWorld.DIVISION)));
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(patient));
        world.call(hospital, "uploadChk", body).must();
    }

    @Test
    void acceptsTheVoucherAsCertificateOfTheVisit() {
        var body = preCheck();
        body.put("mdtrtCertType", "01");
        body.put("mdtrtCertNo", TestWorld.token(patient));
        world.call(hospital, "uploadChk", body).must();
        body = preCheck();
        body.put("mdtrtCertType", "01");
        body.put("mdtrtCertNo", "0".repeat(50));
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.VOUCHER_INVALID);
    }

    @Test
    void refusesDoctorsWhoMayNotPrescribeHere() {
        var body = preCheck();
        HospitalMessages.visit(body).put("drCode", "D000000000000");
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.DOCTOR_UNKNOWN);
        body = preCheck();
        HospitalMessages.visit(body).put("drCode", world.hospital().doctor().code());
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.DOCTOR_NOT_LICENSED);
    }

    @Test
    void refusesDrugsThatAreNotInTheCatalogue() {
        var body = preCheck();
        HospitalMessages.line(body).put("medListCodg", "NO-SUCH-DRUG");
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.FIELD_NOT_CODE);
    }

    @Test
    void demandsTheInsuredPlaceOfPersonsFromOtherProvinces() {
        var stranger = world.person("410100");
        var body = HospitalMessages.preCheck(hospital, stranger, world.drug());
        body.remove("insuPlcNo");
        assertThat(refused("uploadChk", body)).isEqualTo(Reason.FIELD_MISSING);
        body.put("insuPlcNo", "410100");
        world.call(hospital, "uploadChk", body).must();
    }

    @Test
    void namesTheRuleThatRefusesAPrescription() {
        var body = preCheck();
        HospitalMessages.visit(body).put("algsHis", "氨氯地平过敏");
        var answer = world.call(hospital, "uploadChk", body);
        assertThat(EnvelopeFlowTests.reason(answer)).isEqualTo(Reason.RULE_REFUSED);
        assertThat(answer.envelope().text("message")).contains("过敏").contains("allergic");
    }

    /** Two weeks of a drug are more than the usual week: a pharmacist has to look. */
    private Written waitingForReview() {
        var written = signed(body -> HospitalMessages.line(body).put("medcDays", "14"));
        var answer = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(answer.text("rxStasCodg")).isEqualTo("1");
        return written;
    }

    @Test
    void showsTheReviewFromWaitingToItsDecision() {
        var written = waitingForReview();
        var waiting = world.call(hospital, "rxChkInfoQuery", query(written.hiRxno())).must();
        assertThat(waiting.text("rxChkStasCodg")).isEqualTo("0");
        assertThat(waiting.text("rxChkStasName")).isEqualTo("待审核");
        assertThat(waiting.has("rxChkTime")).isFalse();

        var reviewer =
                new Caller(
                        Caller.Role.REVIEWER,
                        hospital.code(),
                        hospital.pharmacist().code(),
                        Optional.empty());
        TestWorld.done(
                world.bean(DecideReview.class)
                        .decide(reviewer, written.hiRxno(), false, "疗程过长，请修改"));
        var refused = world.call(hospital, "rxChkInfoQuery", query(written.hiRxno())).must();
        assertThat(refused.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(refused.text("rxChkOpnn")).isEqualTo("疗程过长，请修改");
        assertThat(refused.text("rxStasName")).isEqualTo("已作废");
    }

    private record Pharmacy(TestSite site, Caller caller) {}

    private Pharmacy pharmacy() {
        var site = world.pharmacy();
        return new Pharmacy(
                site, new Caller(Caller.Role.PHARMACY, site.code(), "test", Optional.empty()));
    }

    private ClaimLines.Held held(Pharmacy pharmacy, String hiRxno) {
        var qr = TestWorld.done(world.bean(IssueToken.class).issue(Caller.SYSTEM, hiRxno)).qr();
        var token = TestWorld.done(world.bean(DecodeToken.class).decode(pharmacy.caller(), qr));
        return TestWorld.done(
                world.bean(ClaimLines.class).claim(pharmacy.caller(), token.token(), List.of()));
    }

    private Fields fields(Map<String, ?> body) {
        return Fields.parse(Json.text(body)).orElseThrow();
    }

    private String audited(Pharmacy pharmacy, ClaimLines.Held held, boolean passed) {
        return TestWorld.done(
                world.bean(AuditClaim.class)
                        .audit(
                                pharmacy.caller(),
                                fields(
                                        Map.of(
                                                "hiRxno", held.prescription().facts().hiRxno(),
                                                "claimSecret", held.secret(),
                                                "pharCode", pharmacy.site().pharmacist().code(),
                                                "rxChkStasCodg", passed ? "1" : "2",
                                                "rxChkOpnn", passed ? "同意" : "缺药"))));
    }

    @Test
    void queuesTheCancellationOfAHeldPrescription() {
        var written = uploaded();
        held(pharmacy(), written.hiRxno());
        assertThat(refused("rxUndo", undo(written))).isEqualTo(Reason.CANCEL_QUEUED);
        var used = world.call(hospital, "rxSetlInfoQuery", query(written.hiRxno())).must();
        assertThat(used.text("rxUsedStasName")).isEqualTo("使用中");
        assertThat(used.has("setlTime")).isFalse();
    }

    @Test
    void showsAuditAndSaleAtThePharmacy() {
        var written = uploaded();
        var pharmacy = pharmacy();
        var held = held(pharmacy, written.hiRxno());
        var number = audited(pharmacy, held, true);
        var audit = world.call(hospital, "rxChkInfoQuery", query(written.hiRxno())).must();
        assertThat(audit.text("pharCode")).isEqualTo(pharmacy.site().pharmacist().code());
        assertThat(audit.text("rxChkOpnn")).isEqualTo("同意");

        sell(pharmacy, held, number);
        var sold = world.call(hospital, "rxSetlInfoQuery", query(written.hiRxno())).must();
        assertThat(sold.text("rxUsedStasName")).isEqualTo("已使用");
        assertThat(sold.text("setlTime")).isNotEmpty();
        var row = sold.list("seltdelts").getFirst();
        assertThat(row.text("medListCodg")).isEqualTo(world.drug().code());
        assertThat(row.text("medinsListCodg")).isEqualTo(world.drug().code());
        assertThat(row.text("cnt")).isEqualTo("1");
        assertThat(row.text("takeDrugFlag")).isEqualTo("1");
        assertThat(row.text("drugSpec")).isEqualTo(world.drug().spec());
        assertThat(row.text("manuLotnum")).isEqualTo("L1");
        var detail = world.call(hospital, "hospRxDetlQuery", query(written.hiRxno())).must();
        assertThat(detail.list("rxDetlList").getFirst().text("takeDrugFlag")).isEqualTo("1");
        assertThat(refused("rxUndo", undo(written))).isEqualTo(Reason.ALREADY_DISPENSED);
    }

    private void sell(Pharmacy pharmacy, ClaimLines.Held held, String number) {
        var row =
                Map.of(
                        "medListCodg", world.drug().code(),
                        "manuLotnum", "L1",
                        "selRetnCnt", "1",
                        "finlTrnsPric", "17.02",
                        "drugTracCodg", "%020d".formatted(TestWorld.number()));
        TestWorld.done(
                world.bean(SellDrug.class)
                        .sell(
                                pharmacy.caller(),
                                fields(
                                        Map.of(
                                                "hiRxno", held.prescription().facts().hiRxno(),
                                                "claimSecret", held.secret(),
                                                "rxChkBizSn", number,
                                                "payMode", "1",
                                                "selinfo", List.of(row)))));
    }

    @Test
    void showsTheRefusalOfThePharmacist() {
        var written = uploaded();
        var pharmacy = pharmacy();
        audited(pharmacy, held(pharmacy, written.hiRxno()), false);
        var audit = world.call(hospital, "rxChkInfoQuery", query(written.hiRxno())).must();
        assertThat(audit.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(audit.text("rxStasCodg")).isEqualTo("1");
    }

    @Test
    void showsAPrescriptionElsewhereOnlyWithThePatientsVoucher() {
        var written = uploaded();
        var other = world.hospital();
        var body = query(written.hiRxno());
        body.put("fixmedinsCode", other.code());
        assertThat(EnvelopeFlowTests.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(world.person(TestWorld.DIVISION)));
        assertThat(EnvelopeFlowTests.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(patient));
        assertThat(world.call(other, "hospRxDetlQuery", body).must().text("fixmedinsCode"))
                .isEqualTo(hospital.code());
        body.put("fixmedinsCode", hospital.code());
        world.call(other, "hospRxDetlQuery", body).must();
        body.put("fixmedinsCode", "H00000000000");
        assertThat(EnvelopeFlowTests.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.INSTITUTION_MISMATCH);
    }

    @Test
    void showsNothingToWhoDoesNotNameThePatient() {
        var written = uploaded();
        for (var operation : List.of("hospRxDetlQuery", "rxChkInfoQuery", "rxSetlInfoQuery")) {
            var body = query(written.hiRxno());
            body.put("psnName", "别人");
            assertThat(refused(operation, body)).isEqualTo(Reason.PERSON_MISMATCH);
            body = query(written.hiRxno());
            body.put("mdtrtId", "M9");
            assertThat(refused(operation, body)).isEqualTo(Reason.FIELD_INVALID);
            body = query("1".repeat(30));
            assertThat(refused(operation, body)).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        }
    }

    @Test
    void writesDownWhoLooked() {
        var written = uploaded();
        world.call(hospital, "hospRxDetlQuery", query(written.hiRxno())).must();
        world.call(hospital, "rxSetlInfoQuery", query(written.hiRxno())).must();
        var looks =
                world.bean(Database.class)
                        .read(
                                Sql.list(
                                        """
                                        select operation
                                        from evidence.access
                                        where subject = :subject
                                          and institution = :institution
                                        order by looked_at""",
                                        Map.of(
                                                "subject", written.hiRxno(),
                                                "institution", hospital.code()),
                                        row -> row.getString("operation")));
        assertThat(looks).containsExactly("hospRxDetlQuery", "rxSetlInfoQuery");
    }

    @Test
    void listsCirculatingDrugsByPageAndCode() {
        var codes = new ArrayList<String>();
        for (int page = 1; page <= 2; page++) {
            var answer =
                    world.call(hospital, "circDrugQuery", Map.of("pageNum", page, "pageSize", 3))
                            .must();
            answer.list("drugList").forEach(one -> codes.add(one.text("medListCodg")));
        }
        assertThat(codes).hasSize(6).doesNotHaveDuplicates().isSorted();
        var one =
                world.call(hospital, "circDrugQuery", Map.of("medListCodg", world.drug().code()))
                        .must()
                        .list("drugList");
        assertThat(one).hasSize(1);
        assertThat(one.getFirst().text("genname")).isEqualTo(world.drug().genericName());
        assertThat(one.getFirst().text("poolareaNo")).isEqualTo("320100");
        assertThat(one.getFirst().text("listType")).isEqualTo("101");
    }

    @Test
    void refusesUndoByADoctorFromElsewhere() {
        var written = uploaded();
        var body = undo(written);
        body.put("drCode", world.hospital().doctor().code());
        assertThat(refused("rxUndo", body)).isEqualTo(Reason.DOCTOR_NOT_LICENSED);
        body.put("drCode", "D000000000000");
        assertThat(refused("rxUndo", body)).isEqualTo(Reason.DOCTOR_UNKNOWN);
        assertThat(refused("rxUndo", HospitalMessages.undo(hospital, "1".repeat(30))))
                .isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
    }

    @Test
    void refusesPharmacistsOfTheUploadWhoDoNotWorkHere() {
        for (var code : List.of("HY000000000000", world.hospital().pharmacist().code())) {
            var reserved = world.call(hospital, "uploadChk", preCheck()).must();
            var fields = HospitalMessages.signedFields(hospital, patient, reserved);
            fields.put("pharCode", code);
            var signed = sign(fields, HospitalMessages.PDF).must();
            assertThat(refused("rxFileUpld", HospitalMessages.upload(fields, signed)))
                    .isIn(Reason.PHARMACIST_UNKNOWN, Reason.PHARMACIST_NOT_LICENSED);
        }
    }
}
