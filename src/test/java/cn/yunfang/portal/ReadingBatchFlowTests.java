package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a device kept for weeks, told at once. */
class ReadingBatchFlowTests extends ApiFlow {
    private static final int DAYS = 30;
    private static final String DEVICE = "BP-7136-0042";

    private static String daysAgo(int days) {
        return OffsetDateTime.ofInstant(
                        Instant.now()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .minus(days, ChronoUnit.DAYS)
                                .minusSeconds(600),
                        ChinaTime.ZONE)
                .toString();
    }

    private static Map<String, Object> pressure(int systolic, int diastolic, String at) {
        return Map.of(
                "at",
                at,
                "device",
                DEVICE,
                "values",
                List.of(
                        Map.of("kind", "SYSTOLIC", "value", systolic),
                        Map.of("kind", "DIASTOLIC", "value", diastolic)));
    }

    /** A month, once a day; two weeks of it too high and one day much too high. */
    private static List<Map<String, Object>> month() {
        return IntStream.range(0, DAYS)
                .mapToObj(
                        day -> {
                            int systolic = day == 20 ? 186 : day < 14 ? 150 : 126;
                            return pressure(systolic, 78, daysAgo(day));
                        })
                .toList();
    }

    private static String path(String psnNo) {
        return "/api/v1/persons/" + psnNo + "/reading-batches";
    }

    private ApiClient.Answer tell(String psnNo, String token, List<Map<String, Object>> all) {
        return api.post(path(psnNo), token, Map.of("readings", all));
    }

    @Test
    void aMonthIsKeptOnceAndMakesOneAlertOfItsWorstValue() {
        var written = city.effective();
        var patient = city.patientToken(written);

        var first = tell(written.personNo(), patient, month());
        var again = tell(written.personNo(), patient, month());

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("kept").asInt()).isEqualTo(2 * DAYS);
        assertThat(first.json().path("outOfRange").asInt()).isEqualTo(15);
        assertThat(first.json().path("alerts").asInt()).isEqualTo(1);
        assertThat(again.json().path("kept").asInt()).isZero();
        assertThat(again.json().path("known").asInt()).isEqualTo(2 * DAYS);
        assertThat(again.json().path("alerts").asInt()).isZero();
        var series =
                api.get("/api/v1/persons/" + written.personNo() + "/readings", patient)
                        .json()
                        .path("series");
        assertThat(series.path(0).path("points").size()).isEqualTo(DAYS);
        var alerts = api.get("/api/v1/reading-alerts", patient).json();
        assertThat(alerts.size()).as(alerts.toString()).isEqualTo(1);
        assertThat(alerts.path(0).path("value").asInt()).isEqualTo(186);
    }

    @Test
    void aMeasurementThatCannotBeHoldsUpNoOther() {
        var psnNo = city.anotherPatient();
        var patient = api.demoToken("PATIENT", psnNo);
        tell(psnNo, patient, List.of(pressure(120, 70, daysAgo(3))));
        var all = new ArrayList<Map<String, Object>>();
        all.add(pressure(128, 80, daysAgo(1)));
        all.add(pressure(999, 80, daysAgo(2)));
        all.add(pressure(121, 70, daysAgo(3)));

        var answer = tell(psnNo, patient, all).json();

        assertThat(answer.path("kept").asInt()).isEqualTo(2);
        assertThat(answer.path("known").asInt()).isEqualTo(1);
        var wrong = answer.path("wrong");
        assertThat(wrong.size()).isEqualTo(2);
        assertThat(wrong.path(0).path("entry").asInt()).isEqualTo(1);
        assertThat(wrong.path(0).path("reason").asString()).isEqualTo("READING_IMPLAUSIBLE");
        assertThat(wrong.path(1).path("entry").asInt()).isEqualTo(2);
        assertThat(wrong.path(1).path("reason").asString()).isEqualTo("READING_DIFFERS");
    }

    @Test
    void aGatewayTellsABundle() {
        var psnNo = city.anotherPatient();
        var value = Map.of("value", 6.1, "system", "http://unitsofmeasure.org", "code", "mmol/L");
        var observation =
                Map.of(
                        "resourceType",
                        "Observation",
                        "status",
                        "final",
                        "effectiveDateTime",
                        daysAgo(1),
                        "device",
                        Map.of("display", "GLU-9"),
                        "code",
                        Map.of(
                                "coding",
                                List.of(Map.of("system", "http://loinc.org", "code", "14771-0"))),
                        "valueQuantity",
                        value);
        var bundle =
                Map.of(
                        "resourceType",
                        "Bundle",
                        "type",
                        "collection",
                        "entry",
                        List.of(Map.of("resource", observation)));

        var answer = api.post(path(psnNo), city.hospitalToken(), bundle);

        assertThat(answer.json().path("kept").asInt()).as(answer.text()).isEqualTo(1);
    }

    @Test
    void nobodyTellsForAnotherPersonAndNoBatchIsEmptyOrEndless() {
        var psnNo = city.anotherPatient();
        var other = api.demoToken("PATIENT", city.anotherPatient());
        var own = api.demoToken("PATIENT", psnNo);

        assertThat(tell(psnNo, other, month()).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(tell(psnNo, city.pharmacyToken(0), month()).status()).isEqualTo(403);
        assertThat(tell(psnNo, own, List.of()).reason()).isEqualTo("FIELD_MISSING");
        var year = IntStream.range(0, 367).mapToObj(i -> pressure(120, 70, daysAgo(i))).toList();
        assertThat(tell(psnNo, own, year).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void theSameBatchByManyAtOnceIsKeptOnce() throws Exception {
        var written = city.effective();
        Callable<ApiClient.Answer> tell =
                () -> tell(written.personNo(), city.hospitalToken(), month());

        int kept = 0;
        int alerts = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> tell).toList());
            for (var answer : all) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
                kept += answer.get().json().path("kept").asInt();
                alerts += answer.get().json().path("alerts").asInt();
            }
        }
        assertThat(kept).isEqualTo(2 * DAYS);
        assertThat(alerts).isEqualTo(1);
    }
}
