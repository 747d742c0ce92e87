package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.CareCity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A person with hypertension and his village doctor, over the API. */
final class CareFlow {
    static final String CONTRACTS = "/api/v1/care-contracts";
    static final String VISITS = "/api/v1/care-visits";
    static final String ESCALATIONS = "/api/v1/care-escalations";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiCity city;
    private final Filings filings;
    private final Database database;

    CareFlow(ApiCity city, Filings filings, Database database) {
        this.city = city;
        this.filings = filings;
        this.database = database;
    }

    /** Filed for hypertension. */
    CareCity.Patient patient() {
        var patient = CareCity.patient(city, _ -> true);
        var today = LocalDate.now(Clock.system(ChinaTime.ZONE));
        var filing =
                new Filing(
                        patient.no(), "M03900", "高血压病", today.minusDays(300), today.plusYears(2));
        assertThat(database.commit(filings.file(List.of(filing)))).isEmpty();
        return patient;
    }

    String tokenOf(CareCity.Patient patient) {
        return city.api().demoToken("PATIENT", patient.no());
    }

    /** What the patient measured a minute ago and told. */
    void pressure(CareCity.Patient patient, int systolic, int diastolic) {
        var at = OffsetDateTime.ofInstant(Instant.now().minusSeconds(60), ChinaTime.ZONE);
        var told =
                city.api()
                        .post(
                                "/api/v1/persons/" + patient.no() + "/readings",
                                tokenOf(patient),
                                Map.of(
                                        "at",
                                        at.toString(),
                                        "values",
                                        List.of(
                                                Map.of("kind", "SYSTOLIC", "value", systolic),
                                                Map.of("kind", "DIASTOLIC", "value", diastolic))));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
    }

    /** In force; answers its number. */
    String contract(CareCity.Patient patient, CareCity.Desk desk) {
        var offered =
                city.api()
                        .post(
                                CONTRACTS,
                                desk.token(),
                                Map.of(
                                        "psnNo",
                                        patient.no(),
                                        "name",
                                        patient.name(),
                                        "servicePackage",
                                        "MB"));
        assertThat(offered.status()).as(offered.text()).isEqualTo(201);
        var id = offered.json().path("id").asString();
        var agreed =
                city.api()
                        .post(
                                CONTRACTS + "/" + id + "/answer",
                                tokenOf(patient),
                                Map.of("agreed", true));
        assertThat(agreed.json().path("state").asString()).as(agreed.text()).isEqualTo("IN_FORCE");
        return id;
    }

    /** The hypertension visit that the plan has made of a contract. */
    JsonNode due(CareCity.Patient patient, CareCity.Desk desk) {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var work = city.api().get(VISITS + "?days=60&most=60", desk.token()).json();
            for (var one : work.path("items")) {
                if (one.path("person").path("psnNo").asString().equals(patient.no())
                        && one.path("guideline").asString().equals("HTN")) {
                    return one;
                }
            }
            pause();
        }
        throw new AssertionError("no visit was planned");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> form(String device, int counter, Map<String, String> answers) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "device",
                device,
                "counter",
                counter,
                "writtenAt",
                Instant.now().toString(),
                "behindMillis",
                0,
                "finished",
                true,
                "answers",
                answers);
    }

    ApiClient.Answer send(String visit, CareCity.Desk desk, Map<String, Object> form) {
        return city.api().post(VISITS + "/" + visit + "/forms", desk.token(), form);
    }
}
