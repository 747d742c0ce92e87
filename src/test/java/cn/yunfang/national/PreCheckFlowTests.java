package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import org.junit.jupiter.api.Test;

/** D001 over HTTP: who may be prescribed what, by whom. */
class PreCheckFlowTests extends HospitalFlow {
    @Test
    void answersTheSamePreCheckAgainAndRefusesAnotherUnderItsNumber() {
        var body = desk.preCheck();
        var first = world.call(hospital, "uploadChk", body).must();
        var second = world.call(hospital, "uploadChk", body).must();
        assertThat(second.canonical()).isEqualTo(first.canonical());
        HospitalMessages.line(body).put("drugCnt", 2);
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.HOSPITAL_NUMBER_TAKEN);
    }

    @Test
    void refusesThePatientsWhoAreNotWhoTheySeem() {
        var body = desk.preCheck();
        HospitalMessages.visit(body).put("patnName", "别人");
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.PERSON_MISMATCH);
        body = desk.preCheck();
        HospitalMessages.visit(body).put("certno", "99000000000000000X");
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.PERSON_UNKNOWN);
        body = desk.preCheck();
        body.put("ecToken", TestWorld.token(world.person(TestWorld.DIVISION)));
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.VOUCHER_INVALID);
        body.put("ecToken", TestWorld.token(patient));
        world.call(hospital, "uploadChk", body).must();
    }

    @Test
    void acceptsTheVoucherAsCertificateOfTheVisit() {
        var body = desk.preCheck();
        body.put("mdtrtCertType", "01");
        body.put("mdtrtCertNo", TestWorld.token(patient));
        world.call(hospital, "uploadChk", body).must();
        body = desk.preCheck();
        body.put("mdtrtCertType", "01");
        body.put("mdtrtCertNo", "0".repeat(50));
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.VOUCHER_INVALID);
    }

    @Test
    void refusesDoctorsWhoMayNotPrescribeHere() {
        var body = desk.preCheck();
        HospitalMessages.visit(body).put("drCode", "D000000000000");
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.DOCTOR_UNKNOWN);
        body = desk.preCheck();
        HospitalMessages.visit(body).put("drCode", world.hospital().doctor().code());
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.DOCTOR_NOT_LICENSED);
    }

    @Test
    void refusesDrugsThatAreNotInTheCatalogue() {
        var body = desk.preCheck();
        HospitalMessages.line(body).put("medListCodg", "NO-SUCH-DRUG");
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.FIELD_NOT_CODE);
    }

    @Test
    void demandsTheInsuredPlaceOfPersonsFromOtherProvinces() {
        var stranger = world.person("410100");
        var body = HospitalMessages.preCheck(hospital, stranger, world.drug());
        body.remove("insuPlcNo");
        assertThat(desk.refused("uploadChk", body)).isEqualTo(Reason.FIELD_MISSING);
        body.put("insuPlcNo", "410100");
        world.call(hospital, "uploadChk", body).must();
    }

    @Test
    void namesTheRuleThatRefusesAPrescription() {
        var body = desk.preCheck();
        HospitalMessages.visit(body).put("algsHis", "氨氯地平过敏");
        var answer = world.call(hospital, "uploadChk", body);
        assertThat(Refusals.reason(answer)).isEqualTo(Reason.RULE_REFUSED);
        assertThat(answer.envelope().text("message")).contains("过敏").contains("allergic");
    }
}
