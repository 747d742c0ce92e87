package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** D001 looks at what other hospitals prescribed to the same person. */
@YunfangTest
class AcrossHospitalsFlowTests extends PharmacyFlow {
    private TestSite elsewhere;

    @BeforeAll
    void openAnotherHospital() {
        elsewhere = world.hospital();
    }

    private Clinic.Prescribed aMonthOf(Drug drug) {
        return clinic.prescribes(AcrossHospitalsFlowTests::forAMonth, drug);
    }

    private static void forAMonth(Map<String, Object> body) {
        var line = HospitalMessages.line(body);
        line.put("medcDays", "28");
        line.put("drugCnt", "2");
        body.put("longRxFlag", "1");
    }

    private TestWorld.Answer preCheckElsewhere(Person patient, Drug drug) {
        return world.call(
                elsewhere,
                "uploadChk",
                new LinkedHashMap<>(HospitalMessages.preCheck(elsewhere, patient, drug)));
    }

    private static List<String> rules(TestWorld.Answer answer) {
        return alerts(answer).stream().map(alert -> alert.text("ruleId")).toList();
    }

    private static List<Fields> alerts(TestWorld.Answer answer) {
        return answer.must().list("rxAlerts");
    }

    @Test
    void tellsTheDoctorOfTheSameDrugFromAnotherHospital() {
        var rx = aMonthOf(world.drug());

        var answer = preCheckElsewhere(rx.patient(), world.drug());

        assertThat(rules(answer)).contains("R801");
        var alert =
                alerts(answer).stream()
                        .filter(one -> one.text("ruleId").equals("R801"))
                        .findFirst()
                        .orElseThrow();
        assertThat(alert.text("lineNo")).isEqualTo("1");
        assertThat(alert.text("level")).isEqualTo("WARN");
        assertThat(alert.text("dscr"))
                .contains(clinic.hospital().institution().name(), rx.hiRxno(), "28天");
        assertThat(alert.text("dscrEn")).contains("28 days left");
    }

    @Test
    void saysNothingOfWhatWasRevoked() {
        var rx = aMonthOf(world.drug());
        clinic.revokes(rx).must();

        assertThat(rules(preCheckElsewhere(rx.patient(), world.drug()))).doesNotContain("R801");
    }

    @Test
    void countsWhatWasHandedOverAndHowLongItLasts() {
        var rx = aMonthOf(world.drug());
        one.sellsEverything(one.prepared(rx));

        assertThat(rules(preCheckElsewhere(rx.patient(), world.drug()))).contains("R801");
        TestClock.later(
                Duration.ofDays(21),
                () ->
                        assertThat(rules(preCheckElsewhere(rx.patient(), world.drug())))
                                .doesNotContain("R801"));
    }

    @Test
    void refusesWhatMustNotBeTakenWithADrugInUse() {
        var rx = clinic.prescribes(world.drug("硝酸甘油片", "0.5mg*100片"));

        var answer = preCheckElsewhere(rx.patient(), world.drug("枸橼酸西地那非片", "100mg*1片"));

        assertThat(refusal(answer)).isEqualTo(Reason.RULE_REFUSED);
        assertThat(answer.envelope().text("message"))
                .contains("R811", "硝酸甘油片", clinic.hospital().institution().name());
    }

    @Test
    void answersTheSameContentWithTheSameAlerts() {
        var rx = aMonthOf(world.drug());
        var body = HospitalMessages.preCheck(elsewhere, rx.patient(), world.drug());
        var first = world.call(elsewhere, "uploadChk", body);
        clinic.revokes(rx).must();

        var again = world.call(elsewhere, "uploadChk", body);

        assertThat(again.must().asMap()).isEqualTo(first.must().asMap());
        assertThat(rules(again)).contains("R801");
    }

    @Test
    void sendsADuplicateToAPharmacistWhoSeesIt() {
        var rx = aMonthOf(world.drug());
        var second = new Clinic(world);

        var written = sameDrugFrom(second, rx);

        assertThat(second.look("rxChkInfoQuery", written).text("rxChkStasCodg")).isEqualTo("0");
    }

    @Test
    void tellsThePharmacyWhatHasChangedSinceTheUpload() {
        var rx = aMonthOf(world.drug());
        var unchanged = aMonthOf(world.drug());
        var written = sameDrugFrom(new Clinic(world), rx);

        var news = one.download(one.token(rx));

        assertThat(rules(news)).contains("R801");
        assertThat(alerts(news).getFirst().text("dscr")).contains(written.hiRxno());
        assertThat(alerts(one.download(one.token(unchanged)))).isEmpty();
    }

    @Test
    void showsThePharmacyWhyADuplicateWasLetPass() {
        var second = new Clinic(world);
        var written = sameDrugFrom(second, aMonthOf(world.drug()));
        assertThat(ReviewDesk.refusal(approve(second, written, "")))
                .contains(Reason.OVERRIDE_NEEDS_REASON);

        TestWorld.done(approve(second, written, "外院药品已遗失，核实后同意"));
        var override =
                one.fetch(written).download().list("rxOverrides").stream()
                        .filter(shown -> shown.text("ruleId").equals("R801"))
                        .findFirst()
                        .orElseThrow();

        assertThat(override.text("dscr")).contains(clinic.hospital().institution().name());
        assertThat(override.text("reason")).isEqualTo("外院药品已遗失，核实后同意");
        assertThat(override.text("pharName")).isEqualTo(second.hospital().pharmacist().name());
        assertThat(override.text("time")).isNotEmpty();
    }

    @Test
    void tellsThePharmacyNothingWhenNothingWasLetPass() {
        var rx = clinic.prescribes(world.drug());

        assertThat(one.fetch(rx).download().has("rxOverrides")).isFalse();
    }

    private Outcome<PrescriptionState> approve(
            Clinic at, Clinic.Prescribed written, String reason) {
        var reviewer =
                new Caller(
                        Caller.Role.REVIEWER,
                        at.hospital().code(),
                        at.hospital().pharmacist().code(),
                        Optional.empty());
        return world.bean(DecideReview.class)
                .decide(reviewer, written.hiRxno(), ReviewDesk.insisting(reason), Optional.empty());
    }

    private Clinic.Prescribed sameDrugFrom(Clinic second, Clinic.Prescribed rx) {
        var body = HospitalMessages.preCheck(second.hospital(), rx.patient(), world.drug());
        forAMonth(body);
        var sent = new HospitalDesk(world, second.hospital(), rx.patient()).uploaded(body);
        return new Clinic.Prescribed(sent.hiRxno(), rx.patient(), List.of(world.drug()));
    }
}
