package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Care in another city is filed, shown and taken back. */
class AwayFlowTests extends ApiFlow {
    private static final String FILINGS = "/api/v1/away-filings";
    private static final String TODAY = ChinaTime.today(Clock.systemUTC()).toString();

    private String person;
    private String patient;
    private String clerk;

    @BeforeEach
    void aPatientAndHisBureau() {
        person = city.anotherPatient();
        patient = api.demoToken("PATIENT", person);
        clerk = api.demoToken("CLERK", "周");
    }

    private ApiClient.Answer file(String token, Map<String, Object> more) {
        var draft = new HashMap<String, Object>();
        draft.put("division", "320100");
        draft.put("kind", "LONG_TERM");
        draft.put("from", TODAY);
        draft.put("to", "2099-12-31");
        draft.putAll(more);
        return api.post(FILINGS, token, draft);
    }

    private ApiClient.Answer end(String id, String token) {
        return api.send(api.request(FILINGS + "/" + id, token).DELETE().build());
    }

    @Test
    void isFiledByThePersonOrHisBureauAndTakenBackOnce() {
        var own = file(patient, Map.of());
        assertThat(own.status()).as(own.text()).isEqualTo(201);
        var emergency = file(clerk, Map.of("psnNo", person, "kind", "EMERGENCY"));
        assertThat(emergency.status()).as(emergency.text()).isEqualTo(201);

        var list = api.get(FILINGS, patient).json();
        assertThat(list.valueStream().map(one -> one.path("kind").asString()))
                .containsExactly("LONG_TERM", "EMERGENCY");
        var path = FILINGS + "?psnNo=" + person;
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk, "X-Purpose", "audit").json()).isEqualTo(list);

        var id = own.json().path("id").asString();
        assertThat(end(id, api.demoToken("PATIENT", city.anotherPatient())).reason())
                .isEqualTo("AWAY_FILING_UNKNOWN");
        assertThat(end(id, patient).json().path("endedAt").isNull()).isFalse();
        assertThat(end(id, patient).reason()).isEqualTo("AWAY_FILING_UNKNOWN");
        assertThat(end("1", patient).reason()).isEqualTo("AWAY_FILING_UNKNOWN");
        assertThat(looks())
                .isEqualTo("fileAway,fileAway,listAwayFilings,listAwayFilings,endAwayFiling");
    }

    private String looks() {
        return JdbcClient.create(TestDatabase.dataSource())
                .sql(
                        """
                        select string_agg(operation, ',' order by looked_at)
                        from evidence.access
                        where subject = ? and operation like '%way%'""")
                .param(person)
                .query(String.class)
                .single();
    }

    @Test
    void saysWhatIsWrong() {
        var stranger = city.anotherPatient();

        assertThat(file(patient, Map.of("division", "3201")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(file(patient, Map.of("division", "371000")).reason()).isEqualTo("AWAY_AT_HOME");
        assertThat(file(patient, Map.of("kind", "EMERGENCY")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(file(patient, Map.of("from", "2020-01-01")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(file(patient, Map.of("to", "2020-01-01")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(file(patient, Map.of("psnNo", stranger)).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(file(clerk, Map.of("psnNo", "nobody")).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(file(clerk, Map.of()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(file(city.pharmacyToken(1), Map.of()).reason()).isEqualTo("NOT_ALLOWED");
        var nanjing = api.demoToken("CLERK", "周", "3201");
        assertThat(file(nanjing, Map.of("psnNo", person)).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(api.get(FILINGS, patient).json()).isEmpty();
    }
}
