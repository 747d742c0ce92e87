package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.DeskCity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Values from hospitals, devices and patients; ranges, alerts and who may do what. */
class ReadingFlowTests extends ApiFlow {
    private static final int MOST_TRIES = 200;

    @Autowired Filings filings;
    @Autowired Database database;

    private static String ago(int minutes) {
        return OffsetDateTime.ofInstant(Instant.now().minusSeconds(60L * minutes), ChinaTime.ZONE)
                .toString();
    }

    private static String path(String psnNo) {
        return "/api/v1/persons/" + psnNo + "/readings";
    }

    private static Map<String, Object> one(String kind, String value, String at) {
        return Map.of("at", at, "values", List.of(Map.of("kind", kind, "value", value)));
    }

    private static Map<String, Object> pressure(int systolic, int diastolic, String at) {
        return Map.of(
                "at",
                at,
                "values",
                List.of(
                        Map.of("kind", "SYSTOLIC", "value", systolic),
                        Map.of("kind", "DIASTOLIC", "value", diastolic)));
    }

    private String patientToken(String psnNo) {
        return api.demoToken("PATIENT", psnNo);
    }

    private static Map<String, Object> quantity(String value, String unit) {
        return Map.of(
                "value",
                new java.math.BigDecimal(value),
                "system",
                "http://unitsofmeasure.org",
                "code",
                unit);
    }

    private static Map<String, Object> loinc(String code) {
        return Map.of("coding", List.of(Map.of("system", "http://loinc.org", "code", code)));
    }

    private static Map<String, Object> observation(String psnNo, String at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("resourceType", "Observation");
        body.put("status", "final");
        body.put("subject", Map.of("reference", "Patient/" + psnNo));
        body.put("effectiveDateTime", at);
        body.put("device", Map.of("display", "OMRON-7136-0042"));
        body.put("code", loinc("85354-9"));
        body.put(
                "component",
                List.of(
                        Map.of("code", loinc("8480-6"), "valueQuantity", quantity("132", "mm[Hg]")),
                        Map.of("code", loinc("8462-4"), "valueQuantity", quantity("10.7", "kPa"))));
        return body;
    }

    // no disease of his asks for a lower blood pressure than anybody's
    private String unfiled() {
        return Stream.generate(city::anotherPatient)
                .limit(MOST_TRIES)
                .filter(one -> database.read(filings.of(one)).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPatientTellsByHandAndSeesTheSeriesWithItsTarget() {
        var psnNo = unfiled();
        var patient = patientToken(psnNo);

        var told = api.post(path(psnNo), patient, pressure(128, 82, ago(10)));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        assertThat(told.json().path(0).path("level").asString()).isEqualTo("FINE");

        var trend = api.get(path(psnNo), patient).json();
        var first = trend.path("series").path(0);
        assertThat(first.path("kind").path("name").path("zh").asString()).isEqualTo("收缩压");
        assertThat(first.path("range").path("high").asInt()).isEqualTo(139);
        assertThat(first.path("guideline").asString()).contains("高血压防治指南");
        assertThat(first.path("points").path(0).path("value").asInt()).isEqualTo(128);
        assertThat(first.path("points").path(0).path("source").asString()).isEqualTo("PATIENT");
    }

    @Test
    void aGatewayTellsObservationsAndTheSameOneOnce() {
        var psnNo = city.anotherPatient();
        var gateway = city.hospitalToken();
        var body = observation(psnNo, ago(5));

        var first = api.post(path(psnNo), gateway, body);
        var again = api.post(path(psnNo), gateway, body);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        var series = api.get(path(psnNo), patientToken(psnNo)).json().path("series");
        assertThat(series.path(0).path("points").size()).isEqualTo(1);
        assertThat(series.path(1).path("points").path(0).path("value").asInt()).isEqualTo(80);
        assertThat(series.path(1).path("points").path(0).path("said").asString())
                .isEqualTo("10.7 kPa");
        assertThat(series.path(0).path("points").path(0).path("source").asString())
                .isEqualTo("DEVICE");
        var other = new LinkedHashMap<>(body);
        other.put(
                "component",
                List.of(
                        Map.of(
                                "code", loinc("8480-6"),
                                "valueQuantity", quantity("150", "mm[Hg]"))));
        assertThat(api.post(path(psnNo), gateway, other).reason()).isEqualTo("READING_DIFFERS");
    }

    @Test
    void theSameReadingByManyAtOnceIsKeptOnceWithOneAlert() throws Exception {
        var written = city.effective();
        var gateway = city.hospitalToken();
        var body = new LinkedHashMap<>(one("POTASSIUM", "6.4", ago(3)));
        body.put("device", "LAB-1");
        Callable<ApiClient.Answer> tell = () -> api.post(path(written.personNo()), gateway, body);

        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> tell).toList());
            for (var answer : all) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
            }
        }
        assertThat(alertsOf(written).size()).isEqualTo(1);
    }

    private tools.jackson.databind.JsonNode alertsOf(ApiCity.Written written) {
        return api.get("/api/v1/reading-alerts", city.patientToken(written)).json();
    }

    @Test
    void whatIsWrongIsNamedWithItsCure() {
        var psnNo = city.anotherPatient();
        var patient = patientToken(psnNo);

        assertRefused(
                psnNo, one("SYSTOLIC", "1280", ago(1)), "READING_IMPLAUSIBLE", "values[0].value");
        assertRefused(psnNo, one("SYSTOLIC", "128", ago(-30)), "READING_IN_FUTURE", "at");
        assertRefused(psnNo, one("SYSTOLIC", "128", "gestern"), "FIELD_INVALID", "at");
        assertRefused(
                psnNo, one("HEIGHT", "170", ago(1)), "READING_KIND_UNKNOWN", "values[0].kind");
        assertRefused(psnNo, one("SYSTOLIC", "hoch", ago(1)), "FIELD_INVALID", "values[0].value");
        assertRefused(psnNo, one("SYSTOLIC", "1e9", ago(1)), "FIELD_INVALID", "values[0].value");
        assertRefused(psnNo, Map.of("at", ago(1)), "FIELD_MISSING", "values");
        var unit =
                Map.of(
                        "at",
                        ago(1),
                        "values",
                        List.of(Map.of("kind", "GLUCOSE", "value", 6, "unit", "g/L")));
        assertRefused(psnNo, unit, "FIELD_INVALID", "values[0].unit");
        var pair = Map.of("kind", "INR", "value", 2);
        var twice = Map.of("at", ago(1), "values", List.of(pair, pair));
        assertRefused(psnNo, twice, "FIELD_INVALID", "values[1].kind");
        var wrong = new LinkedHashMap<>(observation(psnNo, ago(1)));
        wrong.put("status", "entered-in-error");
        assertRefused(psnNo, wrong, "FIELD_INVALID", "status");
        var foreign = observation("1".repeat(20), ago(1));
        assertRefused(psnNo, foreign, "FIELD_INVALID", "subject.reference");
        assertThat(
                        api.post(
                                        path("9".repeat(20)),
                                        city.hospitalToken(),
                                        one("INR", "2", ago(1)))
                                .reason())
                .isEqualTo("PERSON_UNKNOWN");
        assertThat(api.get(path(psnNo) + "?kind=HEIGHT", patient).reason())
                .isEqualTo("READING_KIND_UNKNOWN");
        assertThat(api.get(path(psnNo), patient).json().path("series").size()).isZero();
    }

    private void assertRefused(
            String psnNo, Map<String, Object> body, String reason, String field) {
        var answer = api.post(path(psnNo), patientToken(psnNo), body);
        assertThat(answer.reason()).as(answer.text()).isEqualTo(reason);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void theDoctorWhoPrescribedIsAlertedAndSaysWhatHeDid() {
        var written = city.effective();
        var doctor = DeskCity.doctorToken(city);
        var told =
                api.post(
                        path(written.personNo()),
                        city.patientToken(written),
                        pressure(186, 112, ago(2)));
        assertThat(told.json().path(0).path("level").asString()).isEqualTo("URGENT");

        var alert =
                api.get("/api/v1/reading-alerts?most=100", doctor)
                        .json()
                        .valueStream()
                        .filter(one -> one.path("psnNo").asString().equals(written.personNo()))
                        .findFirst()
                        .orElseThrow();
        assertThat(alert.path("urgent").asBoolean()).isTrue();
        assertThat(alert.path("name").asString()).isEqualTo(written.personName());
        var done = "/api/v1/reading-alerts/" + alert.path("id").asString() + "/acknowledgement";
        assertThat(api.post(done, DeskCity.anotherDoctorToken(city), Map.of("note", "x")).reason())
                .isEqualTo("READING_ALERT_UNKNOWN");
        assertThat(api.post(done, doctor, Map.of()).reason()).isEqualTo("FIELD_MISSING");
        var note = Map.of("note", "电话随访，嘱复测并来院");
        assertThat(api.post(done, doctor, note).status()).isEqualTo(200);
        assertThat(api.post(done, doctor, note).status()).isEqualTo(200);
        assertThat(api.post(done, doctor, Map.of("note", "别的")).reason())
                .isEqualTo("READING_ALERT_ACKNOWLEDGED");
        assertThat(api.get("/api/v1/reading-alerts?most=100", doctor).text())
                .doesNotContain(alert.path("id").asString());
        assertThat(alertsOf(written).toString()).contains("电话随访");
        var inbox = api.get("/api/v1/inbox", city.patientToken(written)).text();
        assertThat(inbox).contains("READING_ALERTED");
    }

    @Test
    void aDoctorWhoTreatsSetsWhatIsFineAndOnlyHe() {
        var written = city.effective();
        var doctor = DeskCity.doctorToken(city);
        var put = "/api/v1/persons/" + written.personNo() + "/thresholds/SYSTOLIC";
        var draft = Map.<String, Object>of("low", 100, "high", 149, "reason", "高龄，避免低灌注");

        assertThat(api.put(put, DeskCity.anotherDoctorToken(city), draft).reason())
                .isEqualTo("NOT_TREATING");
        var wrong = Map.of("low", 150, "high", 140, "reason", "x");
        assertThat(api.put(put, doctor, wrong).reason()).isEqualTo("FIELD_INVALID");
        var fine = Map.of("low", 100, "high", 139.5, "reason", "x");
        assertThat(api.put(put, doctor, fine).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.put(put, doctor, Map.of("high", 149)).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.put(put, doctor, draft).json().path("version").asInt()).isEqualTo(1);
        assertThat(api.put(put, doctor, draft).json().path("version").asInt()).isEqualTo(2);

        var told =
                api.post(
                        path(written.personNo()),
                        city.patientToken(written),
                        pressure(145, 80, ago(2)));
        assertThat(told.json().path(0).path("level").asString()).isEqualTo("FINE");
        assertThat(told.json().path(0).path("range").path("urgentHigh").asInt()).isEqualTo(180);
        var trend = api.get(path(written.personNo()) + "?purpose=TREATMENT", doctor).json();
        assertThat(trend.path("series").path(0).path("set").path("reason").asString())
                .contains("高龄");
    }

    @Test
    void nobodyElseSeesOrTells() {
        var psnNo = city.anotherPatient();
        var other = patientToken(city.anotherPatient());

        assertThat(api.get(path(psnNo), other).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.post(path(psnNo), other, one("INR", "2", ago(1))).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get(path(psnNo), DeskCity.doctorToken(city)).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.get(path(psnNo), city.pharmacyToken(0)).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/reading-alerts", city.pharmacyToken(0)).status())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/reading-kinds", patientToken(psnNo)).json().size())
                .isEqualTo(14);
    }
}
