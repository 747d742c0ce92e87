package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** D001 to D008 over HTTP, as a HIS sends them, and who may look. */
class HospitalFlowTests extends HospitalFlow {
    @Test
    void carriesAPrescriptionFromPreCheckToRevocation() {
        var written = desk.signed(body -> {});
        assertThat(written.hiRxno()).hasSize(30).startsWith(TestWorld.DIVISION);
        assertThat(written.fields().get("rxTraceCode").toString()).hasSize(20);
        assertThat(written.signed().text("signCertDn")).contains("O=NHSA");
        assertThat(written.signed().text("signCertSn")).isNotEmpty();

        var uploaded = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(uploaded.text("rxStasCodg")).isEqualTo("1");
        assertThat(uploaded.text("rxStasName")).isEqualTo("有效");

        var audit = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(audit.text("rxChkStasCodg")).isEqualTo("1");
        assertThat(audit.text("rxChkStasName")).isEqualTo("审核通过");
        assertThat(audit.text("pharCode")).isEqualTo(hospital.pharmacist().code());

        var undone = world.call(hospital, "rxUndo", desk.undo(written)).must();
        assertThat(undone.text("rxStasCodg")).isEqualTo("3");
        assertThat(undone.text("rxStasName")).isEqualTo("已撤销");
        var again = world.call(hospital, "rxUndo", desk.undo(written)).must();
        assertThat(again.text("rxStasCodg")).isEqualTo("3");
    }

    @Test
    void answersTheWholePrescription() {
        var written = desk.uploaded();
        var seen = world.call(hospital, "hospRxDetlQuery", desk.query(written.hiRxno())).must();
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
    void refusesAReplayOfEachStep() {
        var preCheck = hospital.sealed(desk.preCheck());
        var reserved = send("uploadChk", preCheck).must();
        var fields = HospitalMessages.signedFields(hospital, patient, reserved);
        var sign = hospital.sealed(HospitalMessages.sign(hospital, fields, HospitalMessages.PDF));
        var signed = send("rxFixmedinsSign", sign).must();
        var upload = hospital.sealed(HospitalMessages.upload(fields, signed));
        send("rxFileUpld", upload).must();
        var look = hospital.sealed(desk.query(reserved.text("hiRxno")));
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
                                assertThat(Refusals.reason(send(operation, envelope)))
                                        .as(operation)
                                        .isEqualTo(Reason.REPLAYED));
    }

    private TestWorld.Answer send(String operation, Map<String, Object> envelope) {
        return world.send(hospital, "/epc/api/fixmedins/" + operation, envelope);
    }

    @Test
    void acceptsWhatOpenHisSends() {
        var written =
                desk.signed(
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
        var seen = world.call(hospital, "hospRxDetlQuery", desk.query(written.hiRxno())).must();
        assertThat(seen.list("rxDiseList")).hasSize(1);
    }

    @Test
    void showsAPrescriptionElsewhereOnlyWithThePatientsVoucher() {
        var written = desk.uploaded();
        var other = world.hospital();
        var body = desk.query(written.hiRxno());
        body.put("fixmedinsCode", other.code());
        assertThat(Refusals.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(world.person(TestWorld.DIVISION)));
        assertThat(Refusals.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(patient));
        assertThat(world.call(other, "hospRxDetlQuery", body).must().text("fixmedinsCode"))
                .isEqualTo(hospital.code());
        body.put("fixmedinsCode", hospital.code());
        world.call(other, "hospRxDetlQuery", body).must();
        body.put("fixmedinsCode", "H00000000000");
        assertThat(Refusals.reason(world.call(other, "hospRxDetlQuery", body)))
                .isEqualTo(Reason.INSTITUTION_MISMATCH);
    }

    @Test
    void showsNothingToWhoDoesNotNameThePatient() {
        var written = desk.uploaded();
        for (var operation : List.of("hospRxDetlQuery", "rxChkInfoQuery", "rxSetlInfoQuery")) {
            var body = desk.query(written.hiRxno());
            body.put("psnName", "别人");
            assertThat(desk.refused(operation, body)).isEqualTo(Reason.PERSON_MISMATCH);
            body = desk.query(written.hiRxno());
            body.put("mdtrtId", "M9");
            assertThat(desk.refused(operation, body)).isEqualTo(Reason.FIELD_INVALID);
            body = desk.query("1".repeat(30));
            assertThat(desk.refused(operation, body)).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
        }
    }

    @Test
    void writesDownWhoLooked() {
        var written = desk.uploaded();
        world.call(hospital, "hospRxDetlQuery", desk.query(written.hiRxno())).must();
        world.call(hospital, "rxSetlInfoQuery", desk.query(written.hiRxno())).must();
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
        var written = desk.uploaded();
        var body = desk.undo(written);
        body.put("drCode", world.hospital().doctor().code());
        assertThat(desk.refused("rxUndo", body)).isEqualTo(Reason.DOCTOR_NOT_LICENSED);
        body.put("drCode", "D000000000000");
        assertThat(desk.refused("rxUndo", body)).isEqualTo(Reason.DOCTOR_UNKNOWN);
        assertThat(desk.refused("rxUndo", HospitalMessages.undo(hospital, "1".repeat(30))))
                .isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
    }
}
