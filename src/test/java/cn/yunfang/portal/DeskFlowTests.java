package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.DeskCity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a doctor's desk is made of: patients, histories, diagnoses, templates. */
class DeskFlowTests extends DeskFlow {
    @Test
    void theDeskSaysWhoSitsAtItAndWhatHeChoosesFrom() {
        var desk = api.get("/api/v1/desk", doctor).json();

        assertThat(desk.path("institution").path("code").asString()).isEqualTo(city.hospitalCode());
        assertThat(desk.path("signs").asBoolean()).isTrue();
        assertThat(desk.path("pharmacists").size()).isPositive();
        assertThat(desk.path("frequencies").toString()).contains("\"latin\":\"bid\"");
        assertThat(desk.path("routes").toString()).contains("口服");
        assertThat(desk.path("reasons").size()).isEqualTo(5);
        assertThat(api.get("/api/v1/desk", city.hospitalToken()).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(api.get("/api/v1/desk", city.pharmacyToken(0)).status()).isEqualTo(403);
    }

    @Test
    void findsAPatientByWhatHeShowsAndWritesTheLookDown() {
        var shown = DeskCity.somebody(city);
        for (var what : List.of("psnNo", "certno", "ecToken")) {
            var found = search(shown.get(what), "TREATMENT");
            assertThat(found.status()).as(what + found.text()).isEqualTo(200);
            assertThat(found.json().path("psnNo").asString()).isEqualTo(shown.get("psnNo"));
            assertThat(found.json().path("certno").asString()).contains("********");
        }
        assertThat(search(shown.get("ecToken"), "TREATMENT").json().path("ecToken").asString())
                .isEqualTo(shown.get("ecToken"));
        assertThat(search("1".repeat(18), "TREATMENT").reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(search(" ", "TREATMENT").reason()).isEqualTo("FIELD_MISSING");
        assertThat(search("1".repeat(65), "TREATMENT").reason()).isEqualTo("FIELD_TOO_LONG");
        assertThat(search(shown.get("psnNo"), "CURIOSITY").status()).isEqualTo(400);
        var patient = api.demoToken("PATIENT", shown.get("psnNo"));
        assertThat(api.post("/api/v1/patients/search", patient, Map.of()).status()).isEqualTo(403);
    }

    private cn.yunfang.ApiClient.Answer search(String shown, String purpose) {
        return api.post(
                "/api/v1/patients/search", doctor, Map.of("shown", shown, "purpose", purpose));
    }

    @Test
    void historyReachesAcrossInstitutionsWithAPurpose() {
        var rx = city.effective();
        var path = "/api/v1/patients/" + rx.personNo() + "/history";

        var elsewhere =
                api.get(path + "?purpose=EMERGENCY", DeskCity.anotherDoctorToken(city)).json();

        assertThat(elsewhere.path("prescriptions").path(0).path("hiRxno").asString())
                .isEqualTo(rx.hiRxno());
        assertThat(api.get(path, doctor).status()).isEqualTo(400);
        assertThat(api.get(path + "?purpose=CURIOSITY", doctor).status()).isEqualTo(400);
        var patient = city.patientToken(rx);
        assertThat(api.get(path + "?purpose=TREATMENT", patient).status()).isEqualTo(403);
    }

    @Test
    void findsDiagnosesByNameInitialsAndCode() {
        for (var text : List.of("高血压", "gxy", "I10")) {
            var found = api.get("/api/v1/diagnoses?q=" + text, doctor).json();
            assertThat(found.path(0).path("name").asString()).as(text).contains("高血压");
        }
        assertThat(api.get("/api/v1/diagnoses?q=gxy&most=51", doctor).reason())
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void templatesAreTheDoctorsOwn() {
        var path = "/api/v1/prescription-templates/" + UUID.randomUUID();
        var content =
                Map.of(
                        "name",
                        "感冒",
                        "diagnoses",
                        List.of(Map.of("code", "J06.900", "name", "急性上呼吸道感染")),
                        "lines",
                        List.of(line("X", 3)));

        var saved = api.put(path, doctor, content);

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(templates(doctor)).contains("感冒");
        assertThat(templates(DeskCity.anotherDoctorToken(city))).doesNotContain("感冒");
        assertThat(api.put(path, doctor, Map.of("name", " ")).reason()).isEqualTo("FIELD_MISSING");
        var long41 = Map.of("name", "长".repeat(41));
        assertThat(api.put(path, doctor, long41).reason()).isEqualTo("FIELD_TOO_LONG");
        var many = java.util.Collections.nCopies(13, line("X", 3));
        assertThat(api.put(path, doctor, Map.of("name", "多", "lines", many)).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.delete(path, DeskCity.anotherDoctorToken(city)).status()).isEqualTo(204);
        assertThat(templates(doctor)).contains("感冒");
        assertThat(api.delete(path, doctor).status()).isEqualTo(204);
        assertThat(templates(doctor)).doesNotContain("感冒");
    }

    @Test
    void aDoctorsTemplatesAreNotForASystemThatOnlyNamesHim() {
        var path = "/api/v1/prescription-templates/" + UUID.randomUUID();
        assertThat(api.put(path, doctor, Map.of("name", "咳嗽")).status()).isEqualTo(200);
        var stranger = DeskCity.strangerToken(city);

        assertThat(api.get("/api/v1/prescription-templates", stranger).reason())
                .isEqualTo("DOCTOR_NOT_LICENSED");
        assertThat(api.put(path, stranger, Map.of("name", "别的")).reason())
                .isEqualTo("DOCTOR_NOT_LICENSED");
        assertThat(api.delete(path, stranger).reason()).isEqualTo("DOCTOR_NOT_LICENSED");
        assertThat(templates(doctor)).contains("咳嗽").doesNotContain("别的");
        assertThat(api.get("/api/v1/prescription-templates", city.hospitalToken()).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(api.delete(path, doctor).status()).isEqualTo(204);
    }

    @Test
    void aTemplateHasNoEmptyPlaces() {
        var path = "/api/v1/prescription-templates/" + UUID.randomUUID();
        var nothing = java.util.Collections.singletonList(null);
        for (var member : List.of("lines", "diagnoses")) {
            var refused = api.put(path, doctor, Map.of("name", "空", member, nothing));
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        }
        var immense = new java.util.LinkedHashMap<>(line("X", 3));
        immense.put("dose", new java.math.BigDecimal("1e9999999"));
        var content = Map.of("name", "大", "lines", List.of(immense));
        assertThat(api.put(path, doctor, content).reason()).isEqualTo("FIELD_INVALID");
    }

    private String templates(String token) {
        return api.get("/api/v1/prescription-templates", token).text();
    }
}
