package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.DeskCity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Repeats whose issues wait for a reading, from the doctor's desk to the patient's phone. */
class RefillFlowTests extends RefillFlow {
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    // each of a patient of his own, of whose prescription nothing else is known
    private static final String FIFTY_MORE =
            """
            insert into refill.wait
                (bucket, number, issue, hi_rxno, person_no, doctor, institution, why, seen,
                 bridged, state, since, reminded_at, until, decided_by, reason)
            select 0, 99999990000 + n, 2, 'more' || n, 'more' || n, doctor, institution, 2, '[]',
                   false, 0, since, since, until, '', ''
            from refill.wait
            cross join generate_series(1, 50) as n
            where hi_rxno = :hiRxno""";

    @Test
    void aFreshReadingInRangeOpensTheIssue() {
        var rx = written();
        assertThat(repeat(rx).path("plan").path("criteria").path(0).path("high").asInt())
                .isEqualTo(139);
        tell(rx, 128);
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(INTERVAL, rx.hiRxno());

        until(() -> issue(rx) == 2);
        assertThat(repeat(rx).path("toFetch").asBoolean()).isTrue();
        assertThat(
                        repeat(rx).path("waiting").isMissingNode()
                                || repeat(rx).path("waiting").isNull())
                .isTrue();
    }

    @Test
    void aMissingReadingBridgesOnceAndTheReadingOpensTheRest() {
        var rx = secondDue();

        until(() -> issue(rx) == 2);
        var lines = rx(rx.hiRxno()).path("lines");
        var second = lines.valueStream().filter(one -> one.path("issue").asInt() == 2).toList();
        assertThat(second.getFirst().path("withheld").asInt()).isEqualTo(3);
        var waiting = repeat(rx).path("waiting");
        assertThat(waiting.path("why").asString()).isEqualTo("MISSING");
        assertThat(waiting.path("bridged").asBoolean()).isTrue();
        assertThat(inbox(rx)).contains("ISSUE_BRIDGED");
        assertThat(task(rx).path("waiting").path("why").asString()).isEqualTo("MISSING");

        tell(rx, 130);
        until(() -> withheld(rx) == 0);
        assertThat(inbox(rx)).contains("ISSUE_OPEN");
        assertThat(task(rx).isMissingNode()).isTrue();
    }

    @Test
    void aPharmacySeesOnlyTheBridgeAndTheRestOpensWhenItHoldsNothing() {
        var rx = secondDue();
        until(() -> issue(rx) == 2);
        var code = token(rx);
        var claimed = api.post("/api/v1/claims", city.pharmacyToken(0), Map.of("code", code));
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(201);
        assertThat(claimed.text()).contains("\"drugCnt\":\"1\"");

        tell(rx, 130);
        bringWhatIsDue();
        assertThat(withheld(rx)).isEqualTo(3);
        var back =
                Map.of(
                        "hiRxno", rx.hiRxno(),
                        "claimSecret", claimed.json().path("claimSecret").asString(),
                        "reason", "患者改期");
        var given = api.post("/api/v1/claims/give-back", city.pharmacyToken(0), back);
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        until(() -> withheld(rx) == 0);
    }

    @Test
    void outOfRangeTheDoctorDecides() {
        var rx = written();
        tell(rx, 165);
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(INTERVAL, rx.hiRxno());
        until(() -> !task(rx).isMissingNode());

        assertThat(issue(rx)).isEqualTo(1);
        var waiting = task(rx).path("waiting");
        assertThat(waiting.path("why").asString()).isEqualTo("OUT_OF_RANGE");
        assertThat(waiting.path("seen").path(0).path("value").asInt()).isEqualTo(165);
        assertThat(inbox(rx)).contains("ISSUE_HELD");
        var early = Map.of("code", token(rx));
        assertThat(api.post("/api/v1/claims", city.pharmacyToken(0), early).reason())
                .isEqualTo("ISSUE_WAITS");
        assertThat(decide(rx, DeskCity.anotherDoctorToken(city), "RELEASE", "x").reason())
                .isEqualTo("REFILL_TASK_UNKNOWN");
        assertThat(decide(rx, doctor, "ASK", "请来院复查").status()).isEqualTo(200);
        assertThat(inbox(rx)).contains("PATIENT_ASKED");
        assertThat(repeat(rx).path("waiting").path("asked").asBoolean()).isTrue();
        var done = decide(rx, doctor, "RELEASE", "已加用第二种药，随访中");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        until(() -> issue(rx) == 2);
        assertThat(decide(rx, doctor, "STOP", "太晚").reason()).isEqualTo("REFILL_TASK_CLOSED");
    }

    @Test
    void aDoctorSeesHisTasksHoweverManyPatientsWait() {
        var rx = written();
        tell(rx, 165);
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(INTERVAL, rx.hiRxno());
        until(() -> !task(rx).isMissingNode());
        JDBC.sql(FIFTY_MORE).param("hiRxno", rx.hiRxno()).update();

        try {
            var tasks = api.get("/api/v1/refill-tasks", doctor);

            assertThat(tasks.status()).as(tasks.text()).isEqualTo(200);
            assertThat(task(rx).path("waiting").path("why").asString()).isEqualTo("OUT_OF_RANGE");
        } finally {
            JDBC.sql("delete from refill.wait where hi_rxno like 'more%'").update();
        }
    }

    @Test
    void theDoctorStopsAllThatIsToCome() {
        var rx = written();
        tell(rx, 85);
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(INTERVAL, rx.hiRxno());
        until(() -> !task(rx).isMissingNode());

        assertThat(decide(rx, doctor, "STOP", "低血压，停药").status()).isEqualTo(200);

        until(() -> rx(rx.hiRxno()).path("state").path("name").asString().equals("EXPIRED"));
        assertThat(inbox(rx)).contains("ISSUES_STOPPED");
        assertThat(task(rx).isMissingNode()).isTrue();
    }

    @Test
    void aPlanIsCheckedSetAgainAndOnlyWhereIssuesAreToCome() {
        var rx = written();
        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/release-plan";
        assertThat(api.put(path, doctor, plan()).json().path("version").asInt()).isEqualTo(1);
        var other = new LinkedHashMap<>(plan());
        other.put("freshDays", 14);
        assertThat(api.put(path, doctor, other).json().path("version").asInt()).isEqualTo(2);
        assertThat(api.get(path, doctor).json().path("freshDays").asInt()).isEqualTo(14);
        assertThat(api.put(path, DeskCity.anotherDoctorToken(city), plan()).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertRefused(path, "freshDays", 0);
        assertRefused(path, "bridgeDays", 15);
        assertRefused(path, "criteria", List.of());
        assertRefused(path, "criteria", List.of(Map.of("kind", "SYSTOLIC", "low", 9, "high", 2)));
        var height = new LinkedHashMap<>(plan());
        height.put("criteria", List.of(Map.of("kind", "HEIGHT", "low", 1)));
        assertThat(api.put(path, doctor, height).reason()).isEqualTo("READING_KIND_UNKNOWN");

        var once = write(draft(city.anotherPatient())).json().path("hiRxno").asString();
        var none = "/api/v1/prescriptions/" + once + "/release-plan";
        assertThat(api.put(none, doctor, plan()).reason()).isEqualTo("NOT_REPEATED");
        assertThat(api.get(none, doctor).reason()).isEqualTo("NO_RELEASE_PLAN");
        var single = draft(city.anotherPatient());
        single.put("release", plan());
        assertThat(write(single).json().path("field").asString()).isEqualTo("release");
    }

    private void assertRefused(String path, String field, Object value) {
        var wrong = new LinkedHashMap<>(plan());
        wrong.put(field, value);
        assertThat(api.put(path, doctor, wrong).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void anIssueNobodyCollectedIsListedAndCounted() {
        var psnNo = city.anotherPatient();
        var draft = repeatedDraft(psnNo);
        draft.remove("release");
        var hiRxno = write(draft).json().path("hiRxno").asString();
        approveIfItWaits(hiRxno);
        var before = uncollected().path("total").asInt();
        Backdate.by(INTERVAL, hiRxno);
        var rx = new Repeated(hiRxno, psnNo);

        until(() -> issue(rx) == 2);

        assertThat(uncollected().path("total").asInt()).isEqualTo(before + 1);
        var newest = uncollected().path("newest").path(0);
        assertThat(newest.path("hiRxno").asString()).isEqualTo(hiRxno);
        assertThat(newest.path("drugs").valueStream().map(JsonNode::asString))
                .singleElement()
                .asString()
                .contains("氨氯地平");
        assertThat(inbox(rx)).contains("ISSUE_UNCOLLECTED");
        assertThat(api.get("/api/v1/uncollected-issues", patient(rx)).status()).isEqualTo(403);
    }

    private JsonNode uncollected() {
        return api.get("/api/v1/uncollected-issues", doctor).json();
    }
}
