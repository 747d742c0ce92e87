package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import cn.yunfang.simulation.ApiFlow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bureau writes rules without code, watches them, and lets them count. */
class ReviewRuleFlowTests extends ApiFlow {
    private static final int MOST_RULES = 100;
    private static final String RULES = "/api/v1/review-rules";

    @Autowired private Database database;
    private String clerk;
    private final String id = "B-T" + ThreadLocalRandom.current().nextInt(1_000_000_000);

    @BeforeEach
    void signIn() {
        clerk = api.demoToken("CLERK", "周");
    }

    private Map<String, Object> draft(String version, String mode, String severity) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("id", id);
        draft.put("version", version);
        draft.put("from", ChinaTime.today(Clock.systemUTC()).toString());
        draft.put("mode", mode);
        draft.put("severity", severity);
        draft.put("perLine", true);
        draft.put("expression", "line.days == 3.0 && line.name.contains('阿莫西林')");
        draft.put("chinese", "{drug}三天");
        draft.put("english", "{drug} for three days");
        draft.put("source", "测试通知〔2026〕1号");
        return draft;
    }

    private ApiClient.Answer add(Map<String, Object> draft) {
        return api.post(RULES, clerk, draft);
    }

    private ApiClient.Answer addWith(String member, Object value) {
        var draft = draft("9", "SHADOW", "INFORM");
        draft.put(member, value);
        return add(draft);
    }

    @Test
    void whatRunsInShadowIsRecordedAndDoesNotCount() {
        var stored = add(draft("1", "SHADOW", "REFUSE"));
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        assertThat(stored.json().path("author").asString()).isEqualTo("周");

        var rx = city.effective();

        var shadow = api.get(RULES + "/" + id + "/shadow", clerk).json();
        var one = shadow.path("differences").get(0);
        assertThat(one.path("version").asString()).isEqualTo("1");
        assertThat(one.path("severity").asString()).isEqualTo("REFUSE");
        assertThat(one.path("prescriptions").asInt()).isPositive();
        assertThat(one.path("changed").asInt()).isPositive();
        assertThat(shadow.path("examples").toString()).contains(rx.hiRxno());
        assertThat(api.get(RULES + "/B-NONE/shadow", clerk).reason()).isEqualTo("RULE_UNKNOWN");
        assertThat(add(draft("2", "ENDED", "REFUSE")).status()).isEqualTo(201);
    }

    @Test
    void aRegionHasSoManyRulesAndNoMore() {
        var stored = new ArrayList<Map<String, Object>>();
        Map<String, Object> one;
        ApiClient.Answer answer;
        do {
            one = draft("1", "SHADOW", "INFORM");
            one.put("id", id + "X" + stored.size());
            one.put("expression", "false");
            stored.add(one);
            answer = add(one);
        } while (answer.status() == 201 && stored.size() <= MOST_RULES);

        assertThat(answer.reason()).isEqualTo("TOO_MANY_RULES");
        stored.removeLast();
        for (var rule : stored) {
            rule.put("version", "2");
            rule.put("mode", "ENDED");
            assertThat(add(rule).status()).isEqualTo(201);
        }
        assertThat(add(one).status()).as("there is room again").isEqualTo(201);
        one.put("version", "2");
        one.put("mode", "ENDED");
        assertThat(add(one).status()).isEqualTo(201);
    }

    @Test
    void nothingIsDecidedBeforeTheUpload() {
        var reserved =
                api.post("/api/v1/prescriptions", city.hospitalToken(), city.preCheckMessage());
        var hiRxno = reserved.json().path("hiRxno").asString();

        var answer = api.get("/api/v1/prescriptions/" + hiRxno + "/review", city.hospitalToken());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.reason()).isEqualTo("DECISION_UNKNOWN");
    }

    @Test
    void whatWasUploadedBeforeDecisionsWereKeptSaysSo() {
        var rx = city.effective();
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        var forgotten =
                database.commit(
                        Sql.write(
                                """
                                delete from evidence.review_decision
                                where bucket = :bucket
                                  and number = :number""",
                                Map.of("bucket", id.bucket().value(), "number", id.number())));
        assertThat(forgotten).isEmpty();

        var answer =
                api.get("/api/v1/prescriptions/" + rx.hiRxno() + "/review", city.hospitalToken());

        assertThat(answer.reason()).isEqualTo("DECISION_NOT_KEPT");
    }

    @Test
    void whatCountsIsToldAtThePreCheck() {
        var draft = draft("1", "ACTIVE", "INFORM");
        draft.put("twoPersons", true);
        assertThat(add(draft).json().path("twoPersons").asBoolean()).isTrue();

        var answer =
                api.post("/api/v1/prescriptions", city.hospitalToken(), city.preCheckMessage());

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.text()).contains(id).contains("三天");
        assertThat(add(draft("2", "ENDED", "INFORM")).status()).isEqualTo(201);
        assertThat(api.get(RULES, clerk).text()).contains(id);
    }

    @Test
    void theDecisionIsExplainedAndReproduced() {
        var rx = city.waitingForReview();

        var review =
                api.get("/api/v1/prescriptions/" + rx.hiRxno() + "/review", city.hospitalToken());

        assertThat(review.status()).as(review.text()).isEqualTo(200);
        var found = review.json().path("findings").get(0);
        assertThat(found.path("rule").asString()).isNotBlank();
        assertThat(found.path("version").asString()).isNotBlank();
        assertThat(found.path("source").asString()).isNotBlank();
        assertThat(review.json().path("reproduced").asBoolean()).isTrue();
        assertThat(review.json().path("digest").asString()).hasSize(64);
        assertThat(review.json().path("facts").path("lines").get(0).path("days").asString())
                .startsWith("10");
        assertThat(review.text()).doesNotContain(rx.personName()).doesNotContain(rx.personNo());
        assertThat(
                        api.get(
                                        "/api/v1/prescriptions/" + rx.hiRxno() + "/review",
                                        city.anotherHospitalToken())
                                .reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
    }

    @Test
    void refusesWhatIsWrongAndWhoeverIsNoBureau() {
        var wrong = addWith("expression", "line.weight > 2");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.reason()).isEqualTo("RULE_EXPRESSION_WRONG");
        assertThat(wrong.json().path("zh").asString()).contains("第1行第5列");

        assertThat(addWith("id", "R101").json().path("field").asString()).isEqualTo("id");
        assertThat(addWith("id", "B3201-A").reason()).isEqualTo("FIELD_INVALID");
        assertThat(addWith("from", "2020-01-01").json().path("field").asString()).isEqualTo("from");
        assertThat(addWith("english", " ").reason()).isEqualTo("FIELD_MISSING");
        assertThat(addWith("source", "x".repeat(301)).reason()).isEqualTo("FIELD_TOO_LONG");
        assertThat(addWith("version", "1 a").json().path("field").asString()).isEqualTo("version");

        assertThat(addWith("id", id).status()).isEqualTo(201);
        assertThat(addWith("id", id).reason()).isEqualTo("RULE_VERSION_TAKEN");
        assertThat(api.post(RULES, city.hospitalToken(), draft("3", "SHADOW", "WARN")).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get(RULES, city.reviewerToken()).reason()).isEqualTo("NOT_ALLOWED");
    }
}
