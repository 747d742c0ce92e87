package cn.yunfang.portal;

import static cn.yunfang.portal.CareFlow.CONTRACTS;
import static cn.yunfang.portal.CareFlow.ESCALATIONS;
import static cn.yunfang.portal.CareFlow.VISITS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.chronic.Filings;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.CareCity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the contract to the hospital's answer over the API, and who may not. */
class CareFlowTests extends ApiFlow {
    private static final Map<String, String> HIGH =
            Map.of("sbp", "184", "dbp", "96", "symptoms", "no", "taking", "sometimes");

    @Autowired Registry registry;
    @Autowired Filings filings;
    @Autowired Database database;

    private CareFlow care;
    private CareCity.Desk village;
    private CareCity.Desk otherVillage;
    private CareCity.Patient patient;

    @BeforeEach
    void aPatientAndHisVillageDoctor() {
        care = new CareFlow(city, filings, database);
        village = CareCity.village(city, registry, 0);
        otherVillage = CareCity.village(city, registry, 1);
        patient = care.patient();
    }

    @Test
    void aVisitOutOfLimitsIsAnsweredByTheHospitalAndThePatientSeesIt() {
        care.contract(patient, village);
        var visit = care.due(patient, village).path("id").asString();
        var sent = care.send(visit, village, CareFlow.form("phone-1", 1, HIGH));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.json().path("control").asString()).isEqualTo("DANGER");

        var hospital = CareCity.hospitalFor(city, registry, village);
        var open = api.get(ESCALATIONS + "?most=100", hospital.token()).json().path("items");
        var task =
                open.valueStream()
                        .filter(one -> one.path("visit").asString().equals(visit))
                        .findFirst()
                        .orElseThrow();
        assertThat(task.path("patient").path("name").asString()).isEqualTo(patient.name());
        assertThat(task.path("findings").get(0).path("zh").asString()).isEqualTo("收缩压：184 mmHg");
        var seen = api.get(VISITS + "/" + visit, hospital.token()).json();
        assertThat(seen.path("answers").size()).isEqualTo(HIGH.size());
        var id = task.path("id").asString();
        var reply = Map.of("advice", "COME_TO_HOSPITAL", "text", "今天来心内科门诊");
        assertThat(api.post(ESCALATIONS + "/" + id + "/answer", otherVillage.token(), reply))
                .returns("ESCALATION_UNKNOWN", one -> one.reason());
        var answered = api.post(ESCALATIONS + "/" + id + "/answer", hospital.token(), reply);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(api.post(ESCALATIONS + "/" + id + "/answer", hospital.token(), reply).reason())
                .isEqualTo("ESCALATION_ANSWERED");

        var own = api.get(VISITS + "/own", care.tokenOf(patient)).json();
        assertThat(own.path("escalations").get(0).path("answer").path("text").asString())
                .isEqualTo("今天来心内科门诊");
        var inbox = api.get("/api/v1/inbox", care.tokenOf(patient)).json().path("items");
        assertThat(inbox.valueStream().map(one -> one.path("kind").asString()))
                .contains("CARE_AGREED", "CARE_PLANNED", "CARE_ESCALATED", "CARE_ANSWERED");
        var raised = api.get(ESCALATIONS + "?which=RAISED", village.token()).json();
        assertThat(raised.path("items").get(0).path("answer").path("advice").asString())
                .isEqualTo("COME_TO_HOSPITAL");
        assertThat(
                        api.get(ESCALATIONS + "?which=ANSWERED", hospital.token())
                                .json()
                                .path("items")
                                .get(0)
                                .path("id")
                                .asString())
                .isEqualTo(id);
    }

    @Test
    void twoDevicesAreMergedAndTheOtherValueIsAlsoSaid() {
        care.contract(patient, village);
        var due = care.due(patient, village);
        var visit = due.path("id").asString();
        var first = CareFlow.form("phone-1", 1, HIGH);
        care.send(visit, village, first);
        var other = new HashMap<>(HIGH);
        other.put("sbp", "150");
        care.send(visit, village, CareFlow.form("tablet-2", 1, other));

        var again = care.send(visit, village, first);

        assertThat(again.status()).isEqualTo(200);
        var sbp =
                again.json()
                        .path("answers")
                        .valueStream()
                        .filter(one -> one.path("item").asString().equals("sbp"))
                        .findFirst()
                        .orElseThrow();
        assertThat(sbp.path("word").path("answer").asString()).isEqualTo("150");
        assertThat(sbp.path("word").path("by").path("name").asString()).isEqualTo(village.name());
        assertThat(sbp.path("alsoSaid").get(0).path("words").path("zh").asString())
                .isEqualTo("184 mmHg");
        assertThat(care.send(visit, village, Map.of("device", "x")).reason())
                .isEqualTo("FIELD_MISSING");
    }

    @Test
    void aPatientAsksADoctorWhoAgreesAndLaterEndsIt() {
        var token = care.tokenOf(patient);
        var doctors = api.get("/api/v1/family-doctors", token).json();
        assertThat(doctors.valueStream().map(one -> one.path("doctor").path("code").asString()))
                .contains(village.doctor());
        var packs = api.get("/api/v1/care-packages", token).json();
        assertThat(packs.get(1).path("follows").size()).isEqualTo(6);
        var asked =
                api.post(
                        CONTRACTS,
                        token,
                        Map.of("doctor", village.doctor(), "servicePackage", "MB"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        var id = asked.json().path("id").asString();
        var offers = api.get(CONTRACTS + "?most=5", village.token()).json().path("items");
        assertThat(offers.get(0).path("mine").asBoolean()).isTrue();

        assertThat(answer(id, token, true)).isEqualTo("CONTRACT_OWN_OFFER");
        assertThat(answer(id, otherVillage.token(), true)).isEqualTo("CONTRACT_UNKNOWN");
        assertThat(answer(id, village.token(), true)).isEmpty();
        assertThat(answer(id, village.token(), false)).isEqualTo("CONTRACT_NOT_OPEN");
        assertThat(api.post(CONTRACTS + "/" + id + "/ending", token, Map.of("reason", "搬家")))
                .returns("", one -> one.reason());
        var own = api.get(CONTRACTS, token).json().path("items").get(0);
        assertThat(own.path("state").asString()).isEqualTo("ENDED");
        assertThat(own.path("endReason").asString()).isEqualTo("搬家");
    }

    private String answer(String id, String token, boolean agreed) {
        return api.post(CONTRACTS + "/" + id + "/answer", token, Map.of("agreed", agreed)).reason();
    }

    @Test
    void othersMayNot() {
        var id = care.contract(patient, village);
        var visit = care.due(patient, village).path("id").asString();
        var form = CareFlow.form("phone-1", 1, HIGH);
        var own = care.tokenOf(patient);
        var others =
                List.of(
                        city.pharmacyToken(0),
                        city.reviewerToken(),
                        api.demoToken("CLERK", "周"),
                        api.demoToken("INTEGRATOR", "陈"));

        for (var token : others) {
            assertThat(
                            Stream.of(
                                    api.get(CONTRACTS, token),
                                    api.get(VISITS, token),
                                    api.get(VISITS + "/own", token),
                                    api.get(VISITS + "/" + visit, token),
                                    api.get(ESCALATIONS, token),
                                    api.post(VISITS + "/" + visit + "/forms", token, form)))
                    .allSatisfy(one -> assertThat(one.reason()).isEqualTo("NOT_ALLOWED"));
        }
        assertThat(api.get(VISITS, own).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(VISITS + "/" + visit, own).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(VISITS + "/" + visit, otherVillage.token()).reason())
                .isEqualTo("CARE_VISIT_UNKNOWN");
        assertThat(care.send(visit, otherVillage, form).reason()).isEqualTo("CARE_VISIT_UNKNOWN");
        assertThat(
                        api.post(
                                        CONTRACTS + "/" + id + "/ending",
                                        otherVillage.token(),
                                        Map.of("reason", ""))
                                .reason())
                .isEqualTo("CONTRACT_UNKNOWN");
    }
}
