package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** rxQrDecode: what a patient's QR code tells a pharmacy. */
@YunfangTest
class RxQrDecodeFlowTests extends PharmacyFlow {
    @Test
    void tellsWhoseCodeItIs() {
        var rx = clinic.prescribes(world.drug());
        var qr = clinic.qr(rx);

        var decoded = one.decode(qr).must();

        assertThat(qr).hasSize(27);
        assertThat(decoded.text("epcToken")).hasSize(64);
        assertThat(decoded.text("certType")).isEqualTo("01");
        assertThat(decoded.text("certno")).isEqualTo(rx.patient().certno());
        assertThat(decoded.text("psnName")).isEqualTo(rx.patient().name());
        assertThat(decoded.text("insuplcAdmdvs")).isEqualTo(TestWorld.DIVISION);
    }

    @Test
    void decodesAgainForThePharmacyThatShowedItFirst() {
        var qr = clinic.qr(clinic.prescribes(world.drug()));
        var first = one.decode(qr).must().text("epcToken");

        var second = one.decode(TestWorld.lower(qr)).must().text("epcToken");

        assertThat(second).isNotEqualTo(first);
        assertThat(one.download(second).must().texts("claimedLineNos")).containsExactly("1");
    }

    @Test
    void refusesACodeThatAnotherPharmacyShowedFirst() {
        var qr = clinic.qr(clinic.prescribes(world.drug()));
        one.decode(qr).must();

        assertThat(refusal(other.decode(qr))).isEqualTo(Reason.NOT_THE_HOLDER);
    }

    @Test
    void refusesACodeNobodyWasGiven() {
        assertThat(refusal(one.decode("0".repeat(27)))).isEqualTo(Reason.TOKEN_INVALID);
        assertThat(refusal(one.decode("?".repeat(27)))).isEqualTo(Reason.TOKEN_INVALID);
    }

    @Test
    void refusesACodeAfterHalfAnHour() {
        var qr = clinic.qr(clinic.prescribes(world.drug()));

        TestClock.later(
                Duration.ofMinutes(31),
                () -> assertThat(refusal(one.decode(qr))).isEqualTo(Reason.TOKEN_INVALID));
    }
}
