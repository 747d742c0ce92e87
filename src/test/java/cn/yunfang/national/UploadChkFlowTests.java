package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** D001: times, places and repeats that a pre-check demands. */
@YunfangTest
class UploadChkFlowTests extends PharmacyFlow {
    private TestWorld.Answer preCheck(
            String insuredDivision, Consumer<Map<String, Object>> change) {
        var hospital = clinic.hospital();
        var patient = world.person(insuredDivision);
        var body = new LinkedHashMap<>(HospitalMessages.preCheck(hospital, patient, world.drug()));
        change.accept(body);
        return world.call(hospital, "uploadChk", body);
    }

    @Test
    void refusesAPrescriptionThatWasWrittenTomorrow() {
        var tomorrow = TestClock.now().plus(Duration.ofDays(1));

        var answer =
                preCheck(
                        TestWorld.DIVISION,
                        body -> {
                            body.put("prscTime", ChinaTime.format(tomorrow));
                            Clinic.validFor(body, 3);
                        });

        assertThat(refusal(answer)).isEqualTo(Reason.FIELD_INVALID);
        assertThat(answer.envelope().text("message")).contains("prscTime");
    }

    @Test
    void takesZerosForAPrescriptionThatIsNotRepeated() {
        var rx =
                clinic.prescribes(
                        body -> {
                            body.put("maxReptCnt", "0");
                            body.put("minInrvDays", "0");
                        },
                        world.drug());

        var seen = clinic.look("hospRxDetlQuery", rx);

        assertThat(seen.text("maxReptCnt")).isEqualTo("1");
        assertThat(seen.text("reptFlag")).isEqualTo("0");
        assertThat(one.sellsEverything(one.prepared(rx)).text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void demandsThePlaceOfCareForPersonsFromOtherProvinces() {
        var answer = preCheck("410100", body -> body.remove("mdtrtareaNo"));
        assertThat(refusal(answer)).isEqualTo(Reason.FIELD_MISSING);
        assertThat(answer.envelope().text("message")).contains("mdtrtareaNo");

        preCheck("410100", _ -> {}).must();
        preCheck("320500", body -> body.remove("mdtrtareaNo")).must();
    }

    @Test
    void refusesWhoIsNoLongerInsured() {
        var hospital = clinic.hospital();
        var body = HospitalMessages.preCheck(hospital, world.formerlyInsured(), world.drug());

        assertThat(refusal(world.call(hospital, "uploadChk", body))).isEqualTo(Reason.NOT_INSURED);
    }

    @Test
    void demandsNoPlaceOfCareFromTheOldRelease() {
        preCheck(
                        "410100",
                        body -> {
                            body.remove("mdtrtareaNo");
                            body.remove("rxExraAttrCode");
                        })
                .must();
    }
}
