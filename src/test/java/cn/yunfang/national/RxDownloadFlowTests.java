package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** rxDownload: a pharmacy takes lines and learns everything about them. */
@YunfangTest
class RxDownloadFlowTests extends PharmacyFlow {
    private Clinic.Prescribed twoDrugs() {
        return clinic.prescribes(world.drug(), world.anotherDrug());
    }

    private String handle(Counter counter, Clinic.Prescribed rx) {
        return counter.list("02", rx.patient().certno())
                .must()
                .list("rxList")
                .getFirst()
                .text("authRxno");
    }

    private TestWorld.Answer byHandle(Counter counter, String handle, Integer... lines) {
        return counter.call("rxDownload", counter.downloadMessage("authRxno", handle, lines));
    }

    @Test
    void takesEveryFreeLineWhenNoneIsNamed() {
        var rx = twoDrugs();

        var held = one.fetch(rx);

        assertThat(held.lines()).containsExactly("1", "2");
        assertThat(held.secret()).hasSize(64);
        assertThat(held.download().text("leaseEndTime")).isNotEmpty();
        assertThat(clinic.look("rxSetlInfoQuery", rx).text("rxUsedStasName")).isEqualTo("使用中");
    }

    @Test
    void showsThePrescriptionAsTheHospitalSeesItAndItsFile() {
        var rx = clinic.prescribes(world.drug());

        var shown = one.fetch(rx).download();

        assertThat(shown.text("hiRxno")).isEqualTo(rx.hiRxno());
        var line = shown.list("rxDetlList").getFirst();
        assertThat(line.text("medListCodg")).isEqualTo(rx.drug().code());
        assertThat(line.text("drugCnt")).isEqualTo("1");
        assertThat(shown.object("rxOtpinfo").text("patnName")).isEqualTo(rx.patient().name());
        assertThat(shown.list("rxDiseList")).hasSize(1);
        var file = Base64.getDecoder().decode(shown.text("rxFile"));
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    void takesByTheHandleOfTheListAsWell() {
        var rx = clinic.prescribes(world.drug());

        var held = byHandle(one, handle(one, rx)).must();

        assertThat(held.texts("claimedLineNos")).containsExactly("1");
    }

    @Test
    void takesNoMoreLinesThanItNames() {
        var rx = twoDrugs();

        assertThat(one.fetch(rx, 2).lines()).containsExactly("2");
        assertThat(other.fetch(rx).lines()).containsExactly("1");
    }

    @Test
    void theHolderRepeatsIt() {
        var rx = clinic.prescribes(world.drug());
        var token = one.token(rx);
        var first = one.download(token).must();

        assertThat(one.download(token).must().canonical()).isEqualTo(first.canonical());
    }

    @Test
    void aHolderThatLostItsDataGetsTheSameSecretByAnotherWay() {
        var rx = clinic.prescribes(world.drug());
        var secret = one.fetch(rx).secret();

        assertThat(one.fetch(rx).secret()).isEqualTo(secret);
        assertThat(one.fetch(rx, 1).secret()).isEqualTo(secret);
        assertThat(byHandle(one, handle(one, rx)).must().text("claimSecret")).isEqualTo(secret);
    }

    @Test
    void refusesTheTokenAndTheHandleOfAnotherPharmacy() {
        var rx = clinic.prescribes(world.drug());

        assertThat(refusal(other.download(one.token(rx)))).isEqualTo(Reason.NOT_THE_HOLDER);
        assertThat(refusal(byHandle(other, handle(one, rx)))).isEqualTo(Reason.NOT_THE_HOLDER);
    }

    @Test
    void refusesLinesThatAnotherPharmacyHolds() {
        var rx = twoDrugs();
        one.fetch(rx, 1);

        var answer = other.download(other.token(rx), 1);

        assertThat(refusal(answer)).isEqualTo(Reason.LINES_NOT_AVAILABLE);
        assertThat(answer.envelope().text("message")).contains("lineNos").contains("1");
        assertThat(refusal(other.download(other.token(rx), 1, 2)))
                .isEqualTo(Reason.LINES_NOT_AVAILABLE);
        assertThat(refusal(other.download(other.token(rx), 7)))
                .isEqualTo(Reason.LINES_NOT_AVAILABLE);
        assertThat(other.fetch(rx).lines()).containsExactly("2");
    }

    @Test
    void refusesWhatIsNoWayIn() {
        assertThat(refusal(one.download("0".repeat(64)))).isEqualTo(Reason.TOKEN_INVALID);
        assertThat(refusal(one.download("short"))).isEqualTo(Reason.TOKEN_INVALID);
        assertThat(refusal(one.call("rxDownload", Map.of("fixmedinsCode", one.site().code()))))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    @Test
    void refusesATokenAfterAQuarterOfAnHour() {
        var token = one.token(clinic.prescribes(world.drug()));

        TestClock.later(
                Duration.ofMinutes(16),
                () -> assertThat(refusal(one.download(token))).isEqualTo(Reason.TOKEN_INVALID));
    }

    @Test
    void refusesWhatTheDoctorHasAskedToCancel() {
        var rx = twoDrugs();
        one.fetch(rx, 1);
        var token = other.token(rx);
        assertThat(refusal(clinic.revokes(rx))).isEqualTo(Reason.CANCEL_QUEUED);

        assertThat(refusal(other.download(token))).isEqualTo(Reason.CANCEL_REQUESTED);
    }

    @Test
    void refusesWhatWasRevokedOrHasEnded() {
        var revoked = clinic.prescribes(world.drug());
        var token = one.token(revoked);
        clinic.revokes(revoked).must();
        assertThat(refusal(one.download(token))).isEqualTo(Reason.WRONG_STATE);

        var ending = clinic.prescribes(world.drug());
        TestClock.later(
                Duration.ofDays(3).minusMinutes(1),
                () -> {
                    var late = one.token(ending);
                    TestClock.later(
                            Duration.ofDays(3).plusMinutes(1),
                            () ->
                                    assertThat(refusal(one.download(late)))
                                            .isEqualTo(Reason.WRONG_STATE));
                });
    }
}
