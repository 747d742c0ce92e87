package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Both releases of profile C in the sandbox: each example means what its name says. */
class SandboxProfileCFlowTests extends ApiFlow {
    private static final String SANDBOX = "/api/v1/sandbox";
    private static final int NOT_CONFIGURED = 100021;
    private static final int RELEASE_UNCLEAR = 100023;

    private String me;
    private String appId;

    @BeforeEach
    void anApplicationOfAPharmacy() {
        me = api.demoToken("INTEGRATOR", "陈晨" + UUID.randomUUID());
        var made =
                api.post(SANDBOX + "/applications", me, Map.of("name", "药店收银", "kind", "PHARMACY"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        appId = made.json().path("application").path("appId").asString();
    }

    private JsonNode sent(String operation, String body) {
        var answer =
                api.post(
                        SANDBOX + "/applications/" + appId + "/calls",
                        me,
                        Map.of("operation", operation, "body", body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyExampleIsUnderstoodAsItsReleaseMeansIt() {
        var all =
                api.get(SANDBOX + "/operations?appId=" + appId, me)
                        .json()
                        .valueStream()
                        .filter(one -> one.path("profile").asString().startsWith("C"))
                        .toList();

        assertThat(all).hasSize(17);
        for (var one : all) {
            var name = one.path("name").asString();
            var tried = sent(name, one.path("example").asString());
            int code = tried.path("code").asInt();
            assertThat(code >= NOT_CONFIGURED && code <= RELEASE_UNCLEAR)
                    .as(name + " " + tried.path("message"))
                    .isFalse();
            assertThat(tried.path("request").asString())
                    .contains("\"infno\":\"" + name.substring(name.indexOf(' ') + 1) + "\"");
        }
        for (var listing : List.of("C1 7202", "C2 7201", "C2 7202", "C2 7211")) {
            var example =
                    all.stream()
                            .filter(one -> one.path("name").asString().equals(listing))
                            .findFirst()
                            .orElseThrow();
            var tried = sent(listing, example.path("example").asString());
            assertThat(tried.path("code").asInt()).as(tried.path("message").asString()).isZero();
        }
    }

    @Test
    void aWrongFieldIsFoundInItsNode() {
        var found =
                api.post(
                        SANDBOX + "/checks",
                        me,
                        Map.of(
                                "operation",
                                "C1 7204",
                                "message",
                                "{\"data\": {\"rx_chk_stas_codg\": \"9\"}}"));
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        var fields =
                found.json()
                        .path("findings")
                        .valueStream()
                        .map(one -> one.path("field").asString())
                        .toList();
        assertThat(fields).contains("data.hi_rxno", "data.rx_chk_stas_codg");
    }
}
