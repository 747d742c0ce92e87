package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiFlow;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Applications for chronic filings from the patient's phone to the bureau's appeal. */
class ChronicApplicationFlowTests extends ApiFlow {
    private static final String APPLICATIONS = "/api/v1/chronic-applications";
    private static final String EPILEPSY = "M02500";
    private static final int LARGE = 2 * 1024 * 1024 + 1;
    private static final List<Integer> MET = List.of(1, 2, 4);
    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                                + "awAAAABJRU5ErkJggg==");
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    private String patient;
    private String own;
    private String clerk;
    private String other;

    @BeforeEach
    void aPatientAndTwoClerks() {
        patient = city.anotherPatient();
        own = api.demoToken("PATIENT", patient);
        clerk = api.demoToken("CLERK", "周", "3710");
        other = api.demoToken("CLERK", "吴", "3710");
    }

    private static Map<String, Object> draft(Object... more) {
        var draft = new HashMap<String, Object>();
        draft.put("diseaseCode", EPILEPSY);
        draft.put(
                "statements",
                MET.stream()
                        .map(no -> Map.of("criterion", no, "text", "有记录", "on", "2026-11-01"))
                        .toList());
        for (int i = 0; i < more.length; i += 2) {
            draft.put((String) more[i], more[i + 1]);
        }
        return draft;
    }

    private ApiClient.Answer apply(String token, Map<String, Object> draft) {
        return api.post(
                APPLICATIONS, token, draft, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private String applied() {
        var answer = apply(own, draft());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private String applied(String determiner) {
        var answer = apply(own, draft("determiner", determiner));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private ApiClient.Answer decide(String token, String id, boolean granted, Object... more) {
        var decision = new HashMap<String, Object>();
        decision.put("granted", granted);
        decision.put("criteria", MET);
        decision.put("chinese", granted ? "符合认定标准" : "脑电图不支持诊断");
        decision.put("english", granted ? "the criteria are met" : "the EEG does not support it");
        for (int i = 0; i < more.length; i += 2) {
            decision.put((String) more[i], more[i + 1]);
        }
        return api.post(APPLICATIONS + "/" + id + "/determination", token, decision);
    }

    private ApiClient.Answer step(String token, String id, String verb, Object body) {
        return api.post(APPLICATIONS + "/" + id + "/" + verb, token, body);
    }

    private ApiClient.Answer ask(String token, String id) {
        return step(token, id, "question", Map.of("chinese", "请补充视频脑电图", "english", "a video EEG"));
    }

    private ApiClient.Answer seen(String token, String id) {
        return api.get(APPLICATIONS + "/" + id, token, "X-Purpose", "determination");
    }

    private ApiClient.Answer attach(String token, String id, String type, byte[] content) {
        return api.send(
                api.request(APPLICATIONS + "/" + id + "/attachments?name=eeg", token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(content))
                        .build());
    }

    private static String state(ApiClient.Answer answer) {
        return answer.json().path("state").asString();
    }

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

    private List<String> kinds() {
        return api.get("/api/v1/inbox", own)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("kind").asString())
                .toList();
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
    void aRefusalOfLongAgoIsNotAppealed() {
        var id = applied();
        decide(clerk, id, false);
        JDBC.sql(
                        """
                        update chronic.application_step set done_at = done_at - interval '61 days'
                        where serial = ?\
                        """)
                .param(Long.parseLong(id.substring(id.length() - 15)))
                .update();

        assertThat(step(own, id, "appeal", Map.of("words", "不服")).reason())
                .isEqualTo("APPEAL_TOO_LATE");
    }

    @Test
    void aHospitalAppliesAndAnotherOfItsDoctorsDetermines() {
        var first = city.doctorToken(0, 0);
        var second = city.doctorToken(0, 1);
        var here = city.hospitalCode(0);
        var answer = apply(first, draft("psnNo", patient, "determiner", here));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().path("id").asString();
        assertThat(answer.json().path("signatory").asString()).isEqualTo(city.doctor(0, 0));

        assertThat(decide(first, id, true).reason()).isEqualTo("APPLICATION_SAME_PERSON");
        assertThat(decide(city.doctorToken(1, 0), id, true).reason())
                .isEqualTo("APPLICATION_UNKNOWN");
        assertThat(decide(city.hospitalToken(), id, true).reason()).isEqualTo("DOCTOR_UNKNOWN");
        assertThat(ids(api.get(APPLICATIONS, second))).contains(id);
        assertThat(ids(api.get(APPLICATIONS + "?made=true", second))).contains(id);
        assertThat(state(decide(second, id, true))).isEqualTo("DETERMINED");
        assertThat(ids(api.get(APPLICATIONS, second))).doesNotContain(id);
        assertThat(ids(api.get(APPLICATIONS, own))).containsExactly(id);
    }

    private static List<String> ids(ApiClient.Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json().valueStream().map(one -> one.path("id").asString()).toList();
    }

    @Test
    void anAppealLeavesTheHospitalForTheBureau() {
        var id = applied(city.hospitalCode(0));
        var doctor = city.doctorToken(0, 0);
        assertThat(state(decide(doctor, id, false))).isEqualTo("REFUSED");
        step(own, id, "appeal", Map.of("words", "不服"));

        assertThat(decide(city.doctorToken(0, 1), id, true).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(state(decide(clerk, id, true))).isEqualTo("DETERMINED");
    }

    @Test
    void whoeverHasNothingToDoWithItSeesNothing() {
        var id = applied();
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        for (var token : List.of(stranger, city.doctorToken(1, 0), city.doctorToken(0, 0))) {
            assertThat(seen(token, id).reason()).isEqualTo("APPLICATION_UNKNOWN");
            assertThat(step(token, id, "withdrawal", "").reason()).isEqualTo("APPLICATION_UNKNOWN");
            assertThat(attach(token, id, "image/png", PNG).reason())
                    .isEqualTo("APPLICATION_UNKNOWN");
        }
        var elsewhere = api.demoToken("CLERK", "周", "3201");
        assertThat(seen(elsewhere, id).reason()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(decide(elsewhere, id, true).reason()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(api.get(APPLICATIONS + "/" + id, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(own, id, true).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(step(clerk, id, "withdrawal", "").reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(APPLICATIONS, city.pharmacyToken(0)).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(APPLICATIONS, api.demoToken("REGULATOR", "吴")).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(seen(clerk, "RD1").reason()).isEqualTo("APPLICATION_UNKNOWN");

        seen(clerk, id);
        assertThat(looks()).contains("CLERK getApplication determination");
    }

    private List<String> looks() {
        return JDBC.sql(
                        """
                        select role || ' ' || operation || ' ' || purpose from evidence.access
                        where subject = ?\
                        """)
                .param(patient)
                .query(String.class)
                .list();
    }

    @Test
    void saysWhatIsWrongWithAnApplication() {
        assertThat(apply(own, draft("diseaseCode", "M99999")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(apply(own, draft("diseaseCode", null)).reason()).isEqualTo("FIELD_MISSING");
        var lacking = apply(own, draft("statements", List.of(Map.of("criterion", 1))));
        assertThat(lacking.reason()).isEqualTo("CRITERION_LACKING");
        assertThat(lacking.text()).contains("脑电图", "EEG");
        assertThat(apply(own, draft("statements", Arrays.asList((Object) null))).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(statement(Map.of("criterion", 99))).isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "value", 3))).isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "on", "2099-01-01")))
                .isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "text", "长".repeat(501))))
                .isEqualTo("FIELD_TOO_LONG");
        assertThat(apply(own, draft("words", "长".repeat(501))).reason())
                .isEqualTo("FIELD_TOO_LONG");
        var glucose = Map.of("criterion", 2, "text", "空腹");
        assertThat(
                        apply(own, draft("diseaseCode", "M01600", "statements", List.of(glucose)))
                                .reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(apply(own, draft("determiner", "H99999999999")).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(apply(own, draft("determiner", city.pharmacyCode(0))).reason())
                .isEqualTo("NO_DETERMINER");
        var doctor = city.doctorToken(0, 0);
        assertThat(apply(doctor, draft()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(apply(doctor, draft("psnNo", "nobody")).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(apply(doctor, draft("psnNo", patient, "signatory", city.doctor(1, 0))).reason())
                .isEqualTo("DOCTOR_NOT_LICENSED");
        assertThat(ids(api.get(APPLICATIONS, own))).isEmpty();

        applied();
        assertThat(apply(own, draft()).reason()).isEqualTo("APPLICATION_OPEN");
        assertThat(apply(doctor, draft("psnNo", patient)).reason()).isEqualTo("APPLICATION_OPEN");
    }

    private String statement(Map<String, Object> one) {
        return apply(own, draft("statements", List.of(one))).reason();
    }

    @Test
    void saysWhatIsWrongWithADetermination() {
        var id = applied();
        assertThat(decide(clerk, id, true, "criteria", List.of(1, 2)).reason())
                .isEqualTo("CRITERION_LACKING");
        assertThat(decide(clerk, id, true, "chinese", " ").reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(clerk, id, true, "from", "2020-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "from", "2098-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "to", "2098-01-01").reason()).isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "granted", null).reason()).isEqualTo("FIELD_MISSING");
        int version = seen(clerk, id).json().path("application").path("version").asInt();
        attach(own, id, "image/png", PNG);
        assertThat(decide(clerk, id, true, "version", version).reason())
                .isEqualTo("APPLICATION_CHANGED");
        assertThat(ask(own, id).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(step(own, id, "supplement", Map.of("words", "早了")).reason())
                .isEqualTo("APPLICATION_STATE");
        ask(clerk, id);
        assertThat(step(own, id, "supplement", Map.of()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(clerk, id, true).reason()).isEqualTo("APPLICATION_STATE");
    }

    @Test
    void theSameRequestAgainIsTheSameApplication() {
        var key = UUID.randomUUID().toString();
        var first = api.post(APPLICATIONS, own, draft(), "Idempotency-Key", key);
        var again = api.post(APPLICATIONS, own, draft(), "Idempotency-Key", key);

        assertThat(again.text()).isEqualTo(first.text());
        var id = first.json().path("id").asString();
        var decision = Map.of("granted", true, "criteria", MET, "chinese", "符合", "english", "met");
        var path = APPLICATIONS + "/" + id + "/determination";
        var granted = api.post(path, clerk, decision, "Idempotency-Key", key);
        assertThat(api.post(path, clerk, decision, "Idempotency-Key", key).text())
                .isEqualTo(granted.text());
    }

    @Test
    void takesPicturesAndPagesAndNothingElse() {
        var id = applied();
        var first = attach(own, id, "image/png", PNG).json();
        assertThat(attach(own, id, "image/jpeg", PNG).json().path("no"))
                .isEqualTo(first.path("no"));
        assertThat(first.path("media").asString()).isEqualTo("image/png");
        var html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(attach(own, id, "image/png", html).reason()).isEqualTo("ATTACHMENT_KIND");
        assertThat(attach(own, id, "application/pdf", new byte[0]).reason())
                .isEqualTo("ATTACHMENT_KIND");
        assertThat(attach(own, id, "text/html", PNG).reason()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, LARGE)).reason())
                .isEqualTo("TOO_LARGE");

        var path = APPLICATIONS + "/" + id + "/attachments/";
        var file = api.get(path + first.path("no").asInt(), clerk, "X-Purpose", "determination");
        assertThat(file.raw().body()).isEqualTo(PNG);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(api.get(path + 99, own).reason()).isEqualTo("ATTACHMENT_UNKNOWN");
        assertThat(api.get(path + first.path("no").asInt(), city.doctorToken(1, 0)).reason())
                .isEqualTo("APPLICATION_UNKNOWN");
        for (int i = 1; i < 8; i++) {
            var more = Arrays.copyOf(PNG, PNG.length + i);
            assertThat(attach(own, id, "image/png", more).status()).isEqualTo(200);
        }
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, 99)).reason())
                .isEqualTo("ATTACHMENTS_TOO_MANY");
        step(own, id, "withdrawal", "");
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, 98)).reason())
                .isEqualTo("APPLICATION_STATE");
    }

    @Test
    void everyDiseaseHasCriteriaAndTheCommonOnesTheirDrugs() {
        var all = api.get("/api/v1/chronic-diseases", own).json();

        assertThat(all.size()).isEqualTo(45);
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
        assertThat(api.get("/api/v1/chronic-diseases/M1/drugs", own).reason())
                .isEqualTo("FIELD_INVALID");
        var places = api.get("/api/v1/chronic-diseases/M03900/determiners", own);
        assertThat(places.text()).contains(city.hospitalCode(0));
        assertThat(api.get("/api/v1/chronic-diseases/M01200/determiners", own).json().size())
                .isZero();
    }

    private static List<String> names(JsonNode group) {
        return group.path("drugs").valueStream().map(one -> one.path("name").asString()).toList();
    }
}
