package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import org.junit.jupiter.api.Test;

/** rxPharChk: the pharmacy's pharmacist passes or refuses what was fetched. */
@YunfangTest
class RxPharChkFlowTests extends PharmacyFlow {
    private Counter.Held held() {
        return one.fetch(clinic.prescribes(world.drug()));
    }

    @Test
    void passesAndTheHospitalSeesIt() {
        var held = held();

        var number = one.audit(held, true).must().text("rxChkBizSn");

        assertThat(number).isNotEmpty().hasSizeLessThanOrEqualTo(30);
        var seen = clinic.look("rxChkInfoQuery", held.rx());
        assertThat(seen.text("rxChkStasCodg")).isEqualTo("1");
        assertThat(seen.text("pharCode")).isEqualTo(one.site().pharmacist().code());
        assertThat(seen.text("rxChkOpnn")).isEqualTo("同意");
    }

    @Test
    void answersTheSameNumberAgain() {
        var held = held();
        var number = one.audit(held, true).must().text("rxChkBizSn");

        assertThat(one.audit(held, true).must().text("rxChkBizSn")).isEqualTo(number);
    }

    @Test
    void aRefusalGivesTheLinesBackAndTheHospitalSeesWhy() {
        var held = held();

        var number = one.audit(held, false).must().text("rxChkBizSn");

        assertThat(one.audit(held, false).must().text("rxChkBizSn")).isEqualTo(number);
        var seen = clinic.look("rxChkInfoQuery", held.rx());
        assertThat(seen.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(seen.text("rxChkOpnn")).isEqualTo("剂量有疑问");
        assertThat(other.fetch(held.rx()).lines()).containsExactly("1");
    }

    @Test
    void refusesToTurnADecisionRound() {
        var passed = held();
        one.audit(passed, true).must();
        assertThat(refusal(one.audit(passed, false))).isEqualTo(Reason.AUDIT_DIFFERS);

        var refused = held();
        one.audit(refused, false).must();
        assertThat(refusal(one.audit(refused, true))).isEqualTo(Reason.AUDIT_REFUSED);
    }

    @Test
    void takesASecondCheckerWhoIsSomebodyElse() {
        var held = held();
        var body = one.auditMessage(held, true);
        body.put("rchkPharName", "复核甲");
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.FIELD_MISSING);
        body.put("rchkPharCertType", "01");
        body.put("rchkPharCertno", one.site().pharmacist().certno());
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.FIELD_INVALID);

        body.put("rchkPharCertno", "99990019900101001X");

        assertThat(one.call("rxPharChk", body).must().text("rxChkBizSn")).isNotEmpty();
    }

    @Test
    void aRefusalSaysWhy() {
        var body = one.auditMessage(held(), false);
        body.remove("rxChkOpnn");

        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void refusesPharmacistsWhoDoNotWorkHere() {
        var body = one.auditMessage(held(), true);
        body.put("pharCode", "HY000000000000");
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.PHARMACIST_UNKNOWN);
        body.put("pharCode", one.site().doctor().code());
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.PHARMACIST_UNKNOWN);
        body.put("pharCode", other.site().pharmacist().code());
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.PHARMACIST_NOT_LICENSED);
        body.put("pharCode", one.site().pharmacist().code());
        body.put("pharCertno", "990000000000000000");
        assertThat(refusal(one.call("rxPharChk", body))).isEqualTo(Reason.FIELD_INVALID);
    }

    @Test
    void refusesWhoDoesNotHoldItOrLacksTheSecret() {
        var held = held();
        var wrong = one.auditMessage(held, true);
        wrong.put("claimSecret", "0".repeat(64));
        assertThat(refusal(one.call("rxPharChk", wrong))).isEqualTo(Reason.WRONG_SECRET);
        assertThat(refusal(other.audit(held, true))).isEqualTo(Reason.NOT_THE_HOLDER);
        var elsewhere = one.auditMessage(held, true);
        elsewhere.put("hiRxno", "1".repeat(30));
        assertThat(refusal(one.call("rxPharChk", elsewhere)))
                .isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
    }

    @Test
    void refusesWhatWasGivenBack() {
        var held = held();
        one.giveBack(held).must();

        assertThat(refusal(one.audit(held, true))).isEqualTo(Reason.LEASE_ENDED);
    }
}
