package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The reviewing pharmacist's desk over our own API. */
class ReviewFlowTests extends ApiFlow {
    @Test
    void listsWhatWaitsAndWhyPageByPage() {
        var rx = city.waitingForReview();
        var second = city.waitingForReview();
        var token = city.reviewerToken();

        var task = find(rx.hiRxno(), token);
        assertThat(task.path("findings").get(0).path("zh").isMissingNode()).isTrue();
        assertThat(task.path("findings").get(0).path("chinese").asString()).isNotBlank();

        var page = api.get("/api/v1/reviews?most=1", token).json();
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("next").asString()).isNotBlank();
        assertThat(find(second.hiRxno(), token)).isNotNull();
        assertThat(api.get("/api/v1/reviews?after=nonsense", token).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.get("/api/v1/reviews?most=0", token).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void givesTheNextTaskAndHoldsIt() {
        city.waitingForReview();
        var token = city.reviewerToken();

        var given = api.post("/api/v1/reviews/next", token, Map.of());

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        var task = given.json();
        assertThat(task.path("holder").asString()).isEqualTo(city.reviewer());
        assertThat(task.path("dueAt").asString()).isNotBlank();
        assertThat(task.path("overdue").asBoolean()).isFalse();
        assertThat(task.path("twoPersons").asBoolean()).isFalse();
        assertThat(task.path("skills").get(0).asString()).isEqualTo("WESTERN");
        assertThat(api.post("/api/v1/reviews/next", token, Map.of()).json().path("hiRxno"))
                .isEqualTo(task.path("hiRxno"));
        assertThat(api.post("/api/v1/reviews/next", token, Map.of("institution", "H0")).status())
                .isEqualTo(204);
        assertThat(api.post("/api/v1/reviews/next", city.hospitalToken(), Map.of()).reason())
                .isEqualTo("NOT_ALLOWED");
        var path = "/api/v1/reviews/" + task.path("hiRxno").asString() + "/hold";
        assertThat(api.send(api.request(path, token).DELETE().build()).status()).isEqualTo(200);
    }

    @Test
    void listsWhatAsksForASkill() {
        var rx = city.waitingForReview();
        var token = city.reviewerToken();

        assertThat(find(rx.hiRxno(), token, "WESTERN")).isNotNull();
        assertThat(api.get("/api/v1/reviews?skill=CONTROLLED", token).text())
                .doesNotContain(rx.hiRxno());
        assertThat(api.get("/api/v1/reviews?skill=NONE", token).status()).isEqualTo(400);
    }

    @Test
    void approvesOnceWhateverIsRepeated() {
        var rx = city.waitingForReview();
        var token = city.reviewerToken();
        var path = "/api/v1/reviews/" + rx.hiRxno();
        var key = "decision-" + ThreadLocalRandom.current().nextLong();
        var yes = Map.of("approved", true, "opinion", "同意", "confirmFast", true);

        assertThat(
                        api.send(
                                        api.request(path + "/hold", token)
                                                .PUT(
                                                        java.net.http.HttpRequest.BodyPublishers
                                                                .noBody())
                                                .build())
                                .json()
                                .path("holder")
                                .asString())
                .isEqualTo(city.reviewer());
        var first = api.post(path + "/decision", token, yes, "Idempotency-Key", key);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("state").path("name").asString()).isEqualTo("EFFECTIVE");

        assertThat(api.post(path + "/decision", token, yes, "Idempotency-Key", key).json())
                .isEqualTo(first.json());
        assertThat(api.post(path + "/decision", token, yes).reason()).isEqualTo("REVIEW_UNKNOWN");
        assertThat(
                        api.post(
                                        path + "/decision",
                                        token,
                                        Map.of("approved", false, "opinion", "x"),
                                        "Idempotency-Key",
                                        key)
                                .reason())
                .isEqualTo("KEY_REUSED");
    }

    @Test
    void refusalNeedsAnOpinionAndTheVersionSeen() {
        var rx = city.waitingForReview();
        var token = city.reviewerToken();
        var path = "/api/v1/reviews/" + rx.hiRxno() + "/decision";

        assertThat(api.post(path, token, Map.of("opinion", "?")).json().path("field").asString())
                .isEqualTo("approved");
        assertThat(api.post(path, token, Map.of("approved", false)).json().path("field").asString())
                .isEqualTo("opinion");
        var no = Map.of("approved", false, "opinion", "疗程过长");
        assertThat(api.post(path, token, no, "If-Match", "\"0\"").status()).isEqualTo(412);

        var version = api.get("/api/v1/prescriptions/" + rx.hiRxno(), token).header("ETag");
        var done = api.post(path, token, no, "If-Match", version);
        assertThat(done.json().path("state").path("name").asString()).isEqualTo("REJECTED");
    }

    @Test
    void asksTheDoctorWhoAnswersAsTheHospitalThatPrescribed() {
        var rx = city.waitingForReview();
        var token = city.reviewerToken();
        var path = "/api/v1/reviews/" + rx.hiRxno();
        var ask = Map.of("decision", "ASK", "opinion", "为何用药十天？");
        var answer = Map.of("answer", "症状未缓解，需足疗程");

        assertThat(api.post(path + "/answer", city.hospitalToken(), answer).reason())
                .isEqualTo("REVIEW_NOT_ASKED");
        var asked = api.post(path + "/decision", token, ask);
        assertThat(asked.json().path("state").path("name").asString()).isEqualTo("UPLOADED");
        assertThat(api.post(path + "/decision", token, Map.of("approved", true)).reason())
                .isEqualTo("REVIEW_ASKED");

        assertThat(api.post(path + "/answer", city.anotherHospitalToken(), answer).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.post(path + "/answer", token, answer).status()).isEqualTo(403);
        assertThat(api.post(path + "/answer", city.hospitalToken(), Map.of()).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.post(path + "/answer", city.hospitalToken(), answer).status())
                .isEqualTo(200);

        var question = find(rx.hiRxno(), token).path("question");
        assertThat(question.path("text").asString()).isEqualTo("为何用药十天？");
        assertThat(question.path("answer").asString()).isEqualTo("症状未缓解，需足疗程");
        assertThat(question.path("open").asBoolean()).isFalse();
        var yes = Map.of("decision", "APPROVE", "opinion", "同意", "confirmFast", true);
        assertThat(api.post(path + "/decision", token, yes).json().path("state").path("name"))
                .hasToString("\"EFFECTIVE\"");
    }

    @Test
    void refusesADecisionThatContradictsItselfOrIsNone() {
        var rx = city.waitingForReview();
        var token = city.reviewerToken();
        var path = "/api/v1/reviews/" + rx.hiRxno() + "/decision";

        var both = Map.of("approved", true, "decision", "SUGGEST", "opinion", "改为七天");
        assertThat(api.post(path, token, both).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.post(path, token, Map.of("decision", "SUGGEST")).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.post(path, token, Map.of("decision", "PERHAPS")).status()).isEqualTo(400);
    }

    private tools.jackson.databind.JsonNode find(String hiRxno, String token) {
        return find(hiRxno, token, "");
    }

    private tools.jackson.databind.JsonNode find(String hiRxno, String token, String skill) {
        var after = "";
        while (true) {
            var page =
                    api.get("/api/v1/reviews?most=200&skill=" + skill + "&after=" + after, token)
                            .json();
            for (var task : page.path("items")) {
                if (task.path("hiRxno").asString().equals(hiRxno)) {
                    return task;
                }
            }
            after = page.path("next").asString();
            assertThat(after).as("%s is not on the list", hiRxno).isNotBlank();
        }
    }
}
