package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A bureau calls drugs back over the API. */
class RecallApiFlowTests extends ApiFlow {
    private static final String RECALLS = "/api/v1/recalls";

    private final String id = "T-" + ThreadLocalRandom.current().nextInt(1_000_000_000);

    private Map<String, Object> notice(String drug) {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("id", id);
        notice.put("drug", drug);
        notice.put("batches", List.of("NEVER-MADE"));
        notice.put("grade", 3);
        notice.put("from", ChinaTime.today(Clock.systemUTC()).toString());
        notice.put("chinese", "包装标识有误");
        notice.put("english", "label misprinted");
        notice.put("source", "测试通告");
        return notice;
    }

    @Test
    void announcesListsAndLifts() {
        var clerk = api.demoToken("CLERK", "周");
        var drug = api.get("/api/v1/drugs?q=瑞舒伐他汀", clerk).json().path(0).path("code").asString();

        var stored = api.post(RECALLS, clerk, notice(drug));
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        assertThat(api.post(RECALLS, clerk, notice(drug)).reason()).isEqualTo("RECALL_ID_TAKEN");
        assertThat(api.get(RECALLS, clerk).text()).contains(id, "包装标识有误");

        var lifted = api.send(api.request(RECALLS + "/" + id, clerk).DELETE().build());

        assertThat(lifted.status()).as(lifted.text()).isEqualTo(200);
        assertThat(lifted.json().path("liftedAt").asString()).isNotEmpty();
        var again = api.send(api.request(RECALLS + "/" + id, clerk).DELETE().build());
        assertThat(again.reason()).isEqualTo("RECALL_UNKNOWN");
    }

    @Test
    void asksForWhatIsMissingAndOnlyBureausMay() {
        var clerk = api.demoToken("CLERK", "周");
        for (var member : List.of("id", "drug", "grade", "from", "chinese", "source")) {
            var notice = notice("X");
            notice.remove(member);
            var answer = api.post(RECALLS, clerk, notice);
            assertThat(answer.reason()).as(member).isEqualTo("FIELD_MISSING");
            assertThat(answer.json().path("field").asString()).isEqualTo(member);
        }
        assertThat(api.post(RECALLS, city.hospitalToken(), notice("X")).reason())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void hospitalsAndBureausReadWhatLaterLooksFound() {
        var clerk = api.demoToken("CLERK", "周");

        assertThat(api.get("/api/v1/alerts", city.hospitalToken()).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/alerts?most=1", clerk).json().path("items").isArray()).isTrue();
        assertThat(api.get("/api/v1/alerts?most=0", clerk).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get("/api/v1/alerts", city.pharmacyToken(0)).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/rechecks", clerk).json().isArray()).isTrue();
    }
}
