package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.cohort.Cohort;
import cn.yunfang.cohort.RebuildCohort;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.CareCity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The registry of the chronically ill, its patients and who asks for it. */
abstract class CohortFlow extends RefillFlow {
    static final String FIGURES = "/api/v1/cohort/figures";
    static final String ROWS = "/api/v1/cohort/rows";
    static final String PERSONS = "/api/v1/cohort/persons/";
    static final String EXPORT = "/api/v1/cohort/export.csv";
    @Autowired Cohort cohort;
    @Autowired RebuildCohort rebuild;
    @Autowired Filings filings;
    @Autowired Database database;
    @Autowired Registry registry;

    CareFlow care;
    String regulator;

    @BeforeEach
    void openTheBureau() {
        care = new CareFlow(city, filings, database);
        regulator = api.demoToken("REGULATOR", "吴", "3710");
    }

    CareCity.Patient filed() {
        var patient = CareCity.patient(city, no -> no.startsWith("371083"));
        var today = LocalDate.ofInstant(Instant.now(), ChinaTime.ZONE);
        var filing =
                new Filing(
                        patient.no(), "M03900", "高血压病", today.minusDays(300), today.plusYears(2));
        assertThat(database.commit(filings.file(List.of(filing)))).isEmpty();
        return patient;
    }

    ApiClient.Answer asked(String path, String token) {
        return api.get(path, token, "X-Purpose", "chronic care of the region");
    }

    JsonNode person(CareCity.Patient patient) {
        var answer = asked(PERSONS + patient.no(), regulator);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    JsonNode hypertension(CareCity.Patient patient) {
        return person(patient)
                .path("diseases")
                .valueStream()
                .filter(one -> one.path("disease").path("code").asString().equals("M03900"))
                .findFirst()
                .orElseThrow();
    }

    void waitUntil(Supplier<Boolean> done) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!done.get()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
