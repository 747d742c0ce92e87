package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.CityDoctors;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient, two clerks and the hospitals' doctors with an application for a chronic filing. */
abstract class ChronicDesk extends ApiFlow {
    static final String APPLICATIONS = "/api/v1/chronic-applications";
    static final String EPILEPSY = "M02500";
    static final List<Integer> MET = List.of(1, 2, 4);
    static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"
                                    + "FcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                                    + "awAAAABJRU5ErkJggg==");
    static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    CityDoctors doctors;
    String patient;
    String own;
    String clerk;
    String other;

    @BeforeEach
    void aPatientAndTwoClerks() {
        doctors = new CityDoctors(city);
        patient = city.anotherPatient();
        own = api.demoToken("PATIENT", patient);
        clerk = api.demoToken("CLERK", "周", "3710");
        other = api.demoToken("CLERK", "吴", "3710");
    }

    static Map<String, Object> draft(Object... more) {
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

    ApiClient.Answer apply(String token, Map<String, Object> draft) {
        return api.post(
                APPLICATIONS, token, draft, "Idempotency-Key", UUID.randomUUID().toString());
    }

    String applied() {
        var answer = apply(own, draft());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    String applied(String determiner) {
        var answer = apply(own, draft("determiner", determiner));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    ApiClient.Answer decide(String token, String id, boolean granted, Object... more) {
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

    ApiClient.Answer step(String token, String id, String verb, Object body) {
        return api.post(APPLICATIONS + "/" + id + "/" + verb, token, body);
    }

    ApiClient.Answer ask(String token, String id) {
        return step(token, id, "question", Map.of("chinese", "请补充视频脑电图", "english", "a video EEG"));
    }

    ApiClient.Answer seen(String token, String id) {
        return api.get(APPLICATIONS + "/" + id, token, "X-Purpose", "determination");
    }

    ApiClient.Answer attach(String token, String id, String type, byte[] content) {
        return api.send(
                api.request(APPLICATIONS + "/" + id + "/attachments?name=eeg", token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(content))
                        .build());
    }

    static String state(ApiClient.Answer answer) {
        return answer.json().path("state").asString();
    }

    List<String> kinds() {
        return api.get("/api/v1/inbox", own)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("kind").asString())
                .toList();
    }

    static List<String> ids(ApiClient.Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json().valueStream().map(one -> one.path("id").asString()).toList();
    }
}
