package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.circulation.AuditClaim;
import cn.yunfang.circulation.ClaimLines;
import cn.yunfang.circulation.DecodeToken;
import cn.yunfang.circulation.IssueToken;
import cn.yunfang.dispense.SellDrug;
import cn.yunfang.prescription.AnswerReview;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the hospital sees of the review and of the pharmacy, D005 to D007. */
class HospitalLooksFlowTests extends HospitalFlow {
    /** Two weeks of a drug are more than the usual week: a pharmacist has to look. */
    private HospitalDesk.Written waitingForReview() {
        var written = desk.signed(body -> HospitalMessages.line(body).put("medcDays", "14"));
        var answer = world.call(hospital, "rxFileUpld", written.upload()).must();
        assertThat(answer.text("rxStasCodg")).isEqualTo("1");
        return written;
    }

    @Test
    void showsTheReviewFromWaitingToItsDecision() {
        var written = waitingForReview();
        var waiting = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(waiting.text("rxChkStasCodg")).isEqualTo("0");
        assertThat(waiting.text("rxChkStasName")).isEqualTo("待审核");
        assertThat(waiting.has("rxChkTime")).isFalse();

        TestWorld.done(
                world.bean(DecideReview.class)
                        .decide(reviewer(), written.hiRxno(), false, "疗程过长，请修改"));
        var refused = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(refused.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(refused.text("rxChkOpnn")).isEqualTo("疗程过长，请修改");
        assertThat(refused.text("rxStasName")).isEqualTo("已作废");
    }

    private Caller reviewer() {
        return new Caller(
                Caller.Role.REVIEWER,
                hospital.code(),
                hospital.pharmacist().code(),
                Optional.empty());
    }

    private void rule(HospitalDesk.Written written, Ruling.Kind kind, String text) {
        TestWorld.done(
                world.bean(DecideReview.class)
                        .decide(
                                reviewer(),
                                written.hiRxno(),
                                new Ruling(kind, text),
                                Optional.empty()));
    }

    @Test
    void showsTheReviewersQuestionAndThenHisSuggestion() {
        var written = waitingForReview();
        rule(written, Ruling.Kind.ASK, "为何用药两周？");
        var asked = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(asked.text("rxChkStasName")).isEqualTo("待审核");
        assertThat(asked.text("rxChkOpnn")).isEqualTo("提问：为何用药两周？");
        assertThat(asked.text("pharCode")).isEqualTo(hospital.pharmacist().code());

        var his = new Caller(Caller.Role.MEDICAL, hospital.code(), "his", Optional.empty());
        TestWorld.done(world.bean(AnswerReview.class).answer(his, written.hiRxno(), "旅行"));
        var answered = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(answered.text("rxChkOpnn")).isEmpty();

        rule(written, Ruling.Kind.SUGGEST, "改为七天");
        var refused = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(refused.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(refused.text("rxChkOpnn")).isEqualTo("建议修改：改为七天");
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
        var written = desk.uploaded();
        held(pharmacy(), written.hiRxno());
        assertThat(desk.refused("rxUndo", desk.undo(written))).isEqualTo(Reason.CANCEL_QUEUED);
        var used = world.call(hospital, "rxSetlInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(used.text("rxUsedStasName")).isEqualTo("使用中");
        assertThat(used.has("setlTime")).isFalse();
    }

    @Test
    void showsAuditAndSaleAtThePharmacy() {
        var written = desk.uploaded();
        var pharmacy = pharmacy();
        var held = held(pharmacy, written.hiRxno());
        var number = audited(pharmacy, held, true);
        var audit = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(audit.text("pharCode")).isEqualTo(pharmacy.site().pharmacist().code());
        assertThat(audit.text("rxChkOpnn")).isEqualTo("同意");

        sell(pharmacy, held, number);
        var sold = world.call(hospital, "rxSetlInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(sold.text("rxUsedStasName")).isEqualTo("已使用");
        assertThat(sold.text("setlTime")).isNotEmpty();
        var row = sold.list("seltdelts").getFirst();
        assertThat(row.text("medListCodg")).isEqualTo(world.drug().code());
        assertThat(row.text("medinsListCodg")).isEqualTo(world.drug().code());
        assertThat(row.text("cnt")).isEqualTo("1");
        assertThat(row.text("takeDrugFlag")).isEqualTo("1");
        assertThat(row.text("drugSpec")).isEqualTo(world.drug().spec());
        assertThat(row.text("manuLotnum")).isEqualTo("L1");
        var detail = world.call(hospital, "hospRxDetlQuery", desk.query(written.hiRxno())).must();
        assertThat(detail.list("rxDetlList").getFirst().text("takeDrugFlag")).isEqualTo("1");
        assertThat(desk.refused("rxUndo", desk.undo(written))).isEqualTo(Reason.ALREADY_DISPENSED);
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
        var written = desk.uploaded();
        var pharmacy = pharmacy();
        audited(pharmacy, held(pharmacy, written.hiRxno()), false);
        var audit = world.call(hospital, "rxChkInfoQuery", desk.query(written.hiRxno())).must();
        assertThat(audit.text("rxChkStasCodg")).isEqualTo("2");
        assertThat(audit.text("rxStasCodg")).isEqualTo("1");
    }
}
