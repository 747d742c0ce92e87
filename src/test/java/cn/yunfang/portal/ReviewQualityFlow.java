package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiFlow;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Decisions over our own API, and what is said of them. */
abstract class ReviewQualityFlow extends ApiFlow {
    static final String QUALITY = "/api/v1/review-quality";

    String regulator;
    String reviewer;

    @BeforeEach
    void signIn() {
        regulator = api.demoToken("REGULATOR", "吴");
        reviewer = city.reviewerToken();
    }

    String plant(String id) {
        var answer = planting(Map.of("institution", city.hospitalCode(), "cases", List.of(id)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("hiRxnos").get(0).asString();
    }

    ApiClient.Answer planting(Map<String, ?> order) {
        var key = "plant-" + ThreadLocalRandom.current().nextLong();
        return api.post(QUALITY + "/planted", regulator, order, "Idempotency-Key", key);
    }

    ApiClient.Answer decide(String hiRxno, Map<String, ?> decision) {
        return api.post("/api/v1/reviews/" + hiRxno + "/decision", reviewer, decision);
    }

    String fieldOf(String hiRxno, Map<String, ?> answer) {
        var decision = Map.of("decision", "REJECT", "opinion", "不合理", "answers", List.of(answer));
        return decide(hiRxno, decision).json().path("field").asString();
    }

    void hold(String hiRxno) {
        var request = api.request("/api/v1/reviews/" + hiRxno + "/hold", reviewer);
        var answer = api.send(request.PUT(HttpRequest.BodyPublishers.noBody()).build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    JsonNode report(String token) {
        return api.get(QUALITY, token).json();
    }

    long ofReviewer(String figure) {
        return report(regulator)
                .path("reviewers")
                .valueStream()
                .filter(one -> one.path("reviewer").path("code").asString().equals(city.reviewer()))
                .mapToLong(one -> one.path(figure).asLong())
                .sum();
    }

    JsonNode approval(String hiRxno) {
        return api.get("/api/v1/prescriptions/" + hiRxno + "/trail", reviewer)
                .json()
                .path("events")
                .valueStream()
                .filter(one -> one.path("event").asString().equals("PrescriptionApproved"))
                .findFirst()
                .orElseThrow();
    }

    JsonNode flag(String hiRxno) {
        return find(QUALITY + "/flags?most=200&after=", regulator, hiRxno);
    }

    JsonNode task(String hiRxno) {
        return find("/api/v1/reviews?most=200&after=", reviewer, hiRxno);
    }

    JsonNode find(String list, String token, String hiRxno) {
        var after = "";
        do {
            var page = api.get(list + after, token).json();
            for (var item : page.path("items")) {
                if (item.path("hiRxno").asString().equals(hiRxno)) {
                    return item;
                }
            }
            after = page.path("next").asString();
        } while (!after.isEmpty());
        return null;
    }
}
