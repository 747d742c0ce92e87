package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiFlow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A pre-check that the rules refused is explained and taken again. */
class RefusedPreCheckFlowTests extends ApiFlow {
    @SuppressWarnings("unchecked")
    private Map<String, Object> refusedMessage() {
        var message = new LinkedHashMap<>(city.preCheckMessage());
        var visit = new LinkedHashMap<>((Map<String, Object>) message.get("mdtrtinfo"));
        visit.put("algsHis", "青霉素过敏");
        message.put("mdtrtinfo", visit);
        return message;
    }

    private JsonNode refused(String number, String token, String more) {
        return api.get(
                        "/api/v1/refused-pre-checks?hospRxno=" + number + more,
                        token,
                        "X-Purpose",
                        "complaint")
                .json();
    }

    private ApiClient.Answer preCheck(Map<String, Object> message) {
        return api.post("/api/v1/prescriptions", city.hospitalToken(), message);
    }

    @Test
    void namesRuleVersionSourceAndFactsAndReproducesIt() {
        var message = refusedMessage();
        var number = message.get("hospRxno").toString();

        var answer = preCheck(message);
        preCheck(message);

        assertThat(answer.reason()).as(answer.text()).isEqualTo("RULE_REFUSED");
        assertThat(answer.text()).contains("（R508 1.0，", "(R508 1.0)");
        var kept = refused(number, city.hospitalToken(), "");
        assertThat(kept).hasSize(1);
        var one = kept.get(0);
        assertThat(one.path("reproduced").asBoolean()).isTrue();
        assertThat(one.path("findings").valueStream())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.path("rule").asString()).isEqualTo("R508");
                            assertThat(finding.path("version").asString()).isEqualTo("1.0");
                            assertThat(finding.path("severity").asString()).isEqualTo("REFUSE");
                            assertThat(finding.path("source").asString()).isNotBlank();
                        });
        assertThat(one.path("facts").path("patient").path("allergies").asString())
                .isEqualTo("青霉素过敏");
        assertThat(one.toString()).doesNotContain("certno", "patnName");
    }

    @Test
    void showsItToItsHospitalAndTheBureauAlone() {
        var message = refusedMessage();
        var number = message.get("hospRxno").toString();
        preCheck(message);
        var regulator = api.demoToken("REGULATOR", "周");

        assertThat(refused(number, city.anotherHospitalToken(), "")).isEmpty();
        assertThat(refused(number, regulator, "&institution=" + city.hospitalCode())).hasSize(1);
        assertThat(refused(number, regulator, "&institution=H00000000000")).isEmpty();
        assertThat(
                        api.get(
                                        "/api/v1/refused-pre-checks?hospRxno=" + number,
                                        city.pharmacyToken(0))
                                .reason())
                .isEqualTo("NOT_ALLOWED");
    }
}
