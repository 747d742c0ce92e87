package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Applications for chronic filings from the patient's phone to the bureau's appeal. */
class ChronicApplicationFlowTests extends ChronicDesk {
    @Test
    void aPatientAppliesIsAskedForMoreAndIsFiled() {
        var id = applied();
        assertThat(attach(own, id, "image/png", PNG).status()).isEqualTo(200);
        assertThat(state(ask(clerk, id))).isEqualTo("MORE_ASKED");
        assertThat(api.get(APPLICATIONS, own).json().get(0).path("dueAt").isNull()).isTrue();

        var more = Map.of("words", "已补充", "statements", List.of(Map.of("criterion", 3)));
        assertThat(state(step(own, id, "supplement", more))).isEqualTo("APPLIED");
        var whole = seen(clerk, id).json();
        assertThat(whole.path("steps").valueStream().map(one -> one.path("verb").asString()))
                .containsExactly("APPLY", "ASK", "SUPPLY");
        assertThat(whole.path("application").path("mayDecide").asBoolean()).isTrue();
        assertThat(whole.path("files").size()).isEqualTo(1);

        var granted = decide(clerk, id, true, "version", whole.path("application").path("version"));

        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        assertThat(state(granted)).isEqualTo("DETERMINED");
        var filings = api.get("/api/v1/chronic-filings", own).json();
        var filing =
                filings.valueStream()
                        .filter(one -> one.path("diseaseCode").asString().equals(EPILEPSY))
                        .findFirst()
                        .orElseThrow();
        assertThat(filing.path("inForce").asBoolean()).isTrue();
        assertThat(kinds())
                .containsExactlyInAnyOrder("FILING_APPLIED", "FILING_MORE", "FILING_MADE");
        assertThat(apply(own, draft()).reason()).isEqualTo("FILING_OVERLAPS");
    }

    @Test
    void anAppealIsDecidedByAnotherPersonThanWhoRefused() {
        var id = applied();
        assertThat(state(decide(clerk, id, false))).isEqualTo("REFUSED");
        assertThat(decide(other, id, true).reason()).isEqualTo("APPLICATION_STATE");
        assertThat(step(own, id, "appeal", Map.of()).reason()).isEqualTo("FIELD_MISSING");

        assertThat(state(step(own, id, "appeal", Map.of("words", "有新的脑电图")))).isEqualTo("APPEALED");

        assertThat(decide(clerk, id, true).reason()).isEqualTo("APPLICATION_SAME_PERSON");
        assertThat(decide(clerk, id, false).reason()).isEqualTo("APPLICATION_SAME_PERSON");
        assertThat(state(decide(other, id, false))).isEqualTo("REFUSED_FINALLY");
        assertThat(step(own, id, "appeal", Map.of("words", "再申诉")).reason())
                .isEqualTo("APPLICATION_STATE");
        assertThat(kinds()).contains("FILING_REFUSED", "FILING_UPHELD");
        // and a new one may be made
        var again = applied();
        assertThat(state(step(own, again, "withdrawal", ""))).isEqualTo("WITHDRAWN");
    }

    @Test
    void aHospitalAppliesAndAnotherOfItsDoctorsDetermines() {
        var first = doctors.token(0, 0);
        var second = doctors.token(0, 1);
        var here = doctors.hospital(0);
        var answer = apply(first, draft("psnNo", patient, "determiner", here));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().path("id").asString();
        assertThat(answer.json().path("signatory").asString()).isEqualTo(doctors.code(0, 0));

        assertThat(decide(first, id, true).reason()).isEqualTo("APPLICATION_SAME_PERSON");
        assertThat(decide(doctors.token(1, 0), id, true).reason()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(decide(city.hospitalToken(), id, true).reason()).isEqualTo("DOCTOR_UNKNOWN");
        assertThat(ids(api.get(APPLICATIONS, second))).contains(id);
        assertThat(ids(api.get(APPLICATIONS + "?made=true", second))).contains(id);
        assertThat(state(decide(second, id, true))).isEqualTo("DETERMINED");
        assertThat(ids(api.get(APPLICATIONS, second))).doesNotContain(id);
        assertThat(ids(api.get(APPLICATIONS, own))).containsExactly(id);
    }

    @Test
    void anAppealLeavesTheHospitalForTheBureau() {
        var id = applied(doctors.hospital(0));
        var doctor = doctors.token(0, 0);
        assertThat(state(decide(doctor, id, false))).isEqualTo("REFUSED");
        step(own, id, "appeal", Map.of("words", "不服"));

        assertThat(decide(doctors.token(0, 1), id, true).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(state(decide(clerk, id, true))).isEqualTo("DETERMINED");
    }

    @Test
    void everyDiseaseHasCriteriaAndTheCommonOnesTheirDrugs() {
        var all = api.get("/api/v1/chronic-diseases", own).json();

        assertThat(all.size()).isEqualTo(84);
        for (var one : all) {
            assertThat(one.path("criteria").valueStream().map(c -> c.path("part").asString()))
                    .as(one.path("code").asString())
                    .contains("A", "B");
            assertThat(one.path("name").path("en").asString()).isNotEmpty();
            for (var criterion : one.path("criteria")) {
                assertThat(criterion.path("limit").isNull())
                        .isNotEqualTo(criterion.path("kind").asString().equals("LAB"));
            }
        }
        var drugs = api.get("/api/v1/chronic-diseases/M03900/drugs", own).json();
        assertThat(drugs.valueStream().map(ChronicApplicationFlowTests::names).toList().toString())
                .contains("氨氯地平", "缬沙坦");
        assertThat(drugs.valueStream().map(one -> one.path("drugs").size())).doesNotContain(0);
        var ofTheCity = api.get("/api/v1/chronic-diseases/LE0300/drugs", own).json();
        assertThat(
                        ofTheCity
                                .valueStream()
                                .map(ChronicApplicationFlowTests::names)
                                .toList()
                                .toString())
                .contains("左甲状腺素钠");
        assertThat(api.get("/api/v1/chronic-diseases/M1/drugs", own).reason())
                .isEqualTo("FIELD_INVALID");
        var places = api.get("/api/v1/chronic-diseases/M03900/determiners", own);
        assertThat(places.text()).contains(doctors.hospital(0));
        assertThat(api.get("/api/v1/chronic-diseases/M01200/determiners", own).json().size())
                .isZero();
    }

    private static List<String> names(JsonNode group) {
        return group.path("drugs").valueStream().map(one -> one.path("name").asString()).toList();
    }

    private void isFiledUntil(LocalDate last) {
        JDBC.sql(
                        """
                        insert into chronic.filing
                            (bucket, person_no, disease_code, disease_name, from_day, to_day)
                        values (?, ?, ?, '癫痫', ?, ?)\
                        """)
                .params(
                        Bucket.ofPerson(patient).value(),
                        patient,
                        EPILEPSY,
                        last.minusYears(5),
                        last)
                .update();
    }

    @Test
    void aFilingThatEndsSoonIsRenewedWithoutAGap() {
        var last = ChinaTime.date(TestClock.now()).plusDays(20);
        isFiledUntil(last);

        var id = applied();

        assertThat(seen(clerk, id).json().path("application").path("from").asString())
                .isEqualTo(last.plusDays(1).toString());
        assertThat(state(decide(clerk, id, true))).isEqualTo("DETERMINED");
        var days =
                api.get("/api/v1/chronic-filings", own)
                        .json()
                        .valueStream()
                        .filter(one -> one.path("diseaseCode").asString().equals(EPILEPSY))
                        .map(one -> one.path("from").asString() + " " + one.path("to").asString())
                        .toList();
        assertThat(days)
                .containsExactly(
                        last.minusYears(5) + " " + last,
                        last.plusDays(1) + " " + last.plusDays(1).plusYears(5).minusDays(1));
    }

    @Test
    void aFilingThatHoldsForLongIsNotRenewedYet() {
        isFiledUntil(ChinaTime.date(TestClock.now()).plusDays(91));

        assertThat(apply(own, draft()).reason()).isEqualTo("FILING_OVERLAPS");
    }

    @Test
    void whoGaveHisPhoneIsToldThatSomethingIsToDoAndNothingElse() throws Exception {
        var phone = "102" + patient.substring(patient.length() - 8);
        api.put("/api/v1/inbox/phone", own, Map.of("phone", phone));
        ask(clerk, applied());

        var texts = texts(phone);
        for (int i = 0; i < 100 && texts.isEmpty(); i++) {
            Thread.sleep(100);
            texts = texts(phone);
        }

        api.put("/api/v1/inbox/phone", own, Map.of("phone", ""));
        assertThat(texts).containsExactly("您的慢特病认定申请需要补充材料，详情请登录查看。");
    }

    private static List<String> texts(String phone) {
        return JDBC.sql("select content from messaging.pretended_text where phone = ?")
                .param(phone)
                .query(String.class)
                .list();
    }
}
