package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.delivery.Deliveries;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rxDelv and rxDelvSign: a parcel is followed and signed for. */
@YunfangTest
class RxDelvFlowTests extends PharmacyFlow {
    private static final String PARCEL = "PS1";

    private Clinic.Prescribed held() {
        var rx = clinic.prescribes(world.drug());
        one.fetch(rx);
        return rx;
    }

    private String codeOf(Clinic.Prescribed rx) {
        var database = world.bean(Database.class);
        var deliveries = world.bean(Deliveries.class);
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        var parcel = database.read(deliveries.of(id)).getFirst();
        return database.read(deliveries.recipient(parcel)).orElseThrow().signCode();
    }

    @Test
    void followsAParcelFromTheCounterToTheDoor() {
        var rx = held();
        for (var status : List.of("10", "20", "30", "40")) {
            var answer = one.reportParcel(rx, PARCEL, status).must();
            assertThat(answer.text("delvNo")).isEqualTo(PARCEL);
            assertThat(answer.text("delvStasCodg")).isEqualTo(status);
            assertThat(answer.text("delvStasName")).isNotEmpty();
            assertThat(answer.text("delvStasTime")).isNotEmpty();
        }

        var signed = one.signParcel(one.signMessage(rx, PARCEL, codeOf(rx))).must();

        assertThat(signed.text("delvStasCodg")).isEqualTo("50");
        assertThat(refusal(one.reportParcel(rx, PARCEL, "60"))).isEqualTo(Reason.DELIVERY_CLOSED);
    }

    @Test
    void takesReportsThatComeLateOrTwice() {
        var rx = held();
        var now = one.parcelMessage(rx, PARCEL, "30");
        one.call("rxDelv", now).must();
        var late = one.parcelMessage(rx, PARCEL, "20");
        late.put("delvStasTime", ChinaTime.format(Instant.now().minusSeconds(3600)));

        assertThat(one.call("rxDelv", late).must().text("delvStasCodg")).isEqualTo("30");
        assertThat(one.call("rxDelv", now).must().text("delvStasCodg")).isEqualTo("30");
    }

    @Test
    void deliversWhatWasSoldAsWell() {
        var rx = clinic.prescribes(world.drug());
        one.sellsEverything(one.prepared(rx));

        one.reportParcel(rx, PARCEL, "10").must();
        assertThat(refusal(other.reportParcel(rx, PARCEL, "10")))
                .isEqualTo(Reason.DELIVERY_NOT_YOURS);
    }

    @Test
    void signsOffByHandWithoutACode() {
        var rx = held();
        one.reportParcel(rx, PARCEL, "40").must();
        var message = one.signMessage(rx, PARCEL, "");
        assertThat(refusal(one.signParcel(message))).isEqualTo(Reason.FIELD_MISSING);
        message.put("signImg", TestWorld.base64("a hand"));
        message.put("signName", "家属甲");

        var signed = one.signParcel(message).must();

        assertThat(signed.text("delvStasCodg")).isEqualTo("50");
        assertThat(one.signParcel(message).must().canonical()).isEqualTo(signed.canonical());
    }

    @Test
    void fiveWrongCodesLeaveOnlyTheHand() {
        var rx = held();
        one.reportParcel(rx, PARCEL, "40").must();
        var wrong = one.signMessage(rx, PARCEL, "x");
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(one.signParcel(wrong))).isEqualTo(Reason.SIGN_CODE_WRONG);
        }

        assertThat(refusal(one.signParcel(wrong))).isEqualTo(Reason.SIGN_CODE_LOCKED);
        assertThat(refusal(one.signParcel(one.signMessage(rx, PARCEL, codeOf(rx)))))
                .isEqualTo(Reason.SIGN_CODE_LOCKED);
        wrong.put("signImg", TestWorld.base64("a hand"));
        one.signParcel(wrong).must();
    }

    @Test
    void refusesParcelsOfOthersAndOfNobody() {
        var rx = held();
        assertThat(refusal(other.reportParcel(rx, PARCEL, "10")))
                .isEqualTo(Reason.DELIVERY_NOT_YOURS);
        one.reportParcel(rx, PARCEL, "10").must();
        assertThat(refusal(other.signParcel(one.signMessage(rx, PARCEL, codeOf(rx)))))
                .isEqualTo(Reason.DELIVERY_UNKNOWN);
        assertThat(refusal(one.reportParcel(rx, PARCEL, "99"))).isEqualTo(Reason.FIELD_NOT_CODE);
        var unknown = one.parcelMessage(rx, PARCEL, "10");
        unknown.put("hiRxno", "1");
        assertThat(refusal(one.call("rxDelv", unknown))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
    }
}
