package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may be whom in the demo city. */
class DemoSignInFlowTests extends ApiFlow {
    private static final String MINE = "/api/v1/inbox";

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(api);
    }

    @Test
    void demoAccountsSignInAndAreWhoTheySay() {
        var people = browser.get("/session/demo-people").json();
        var roles = new ArrayList<String>();

        for (var person : people) {
            var page = new Browser(api);
            var answer = page.signIn(body(person));
            assertThat(answer.status()).as(person.toString()).isEqualTo(201);
            var now = page.get("/session").json();
            assertThat(now.path("role")).isEqualTo(person.path("role"));
            assertThat(now.path("institution")).isEqualTo(person.path("institution"));
            assertThat(now.path("region")).isEqualTo(person.path("region"));
            assertThat(now.path("actorName")).isEqualTo(person.path("name"));
            assertThat(now.path("institutionName").asString().isEmpty())
                    .isEqualTo(person.path("institution").asString().isEmpty());
            roles.add(person.path("role").asString());
        }
        assertThat(new HashSet<>(roles))
                .containsExactlyInAnyOrder(
                        "PATIENT",
                        "MEDICAL",
                        "REVIEWER",
                        "PHARMACY",
                        "CLERK",
                        "REGULATOR",
                        "INTEGRATOR");
        assertThat(new HashSet<>(people.valueStream().toList())).hasSameSizeAs(roles);
    }

    @Test
    void demoSignInIsCheckedToo() {
        var doctor = account("MEDICAL");
        var counter = account("PHARMACY");

        assertThat(reason(Map.of("role", "MEDICAL", "who", doctor.path("who").asString())))
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(
                        reason(
                                Map.of(
                                        "role", "PHARMACY",
                                        "who", "A01",
                                        "institution", doctor.path("institution").asString())))
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(
                        reason(
                                Map.of(
                                        "role", "PHARMACY",
                                        "who", doctor.path("who").asString(),
                                        "institution", counter.path("institution").asString())))
                .isEqualTo("PHARMACIST_UNKNOWN");
        assertThat(reason(Map.of("role", "SYSTEM", "who", "x"))).isEqualTo("FIELD_INVALID");
        assertThat(reason(Map.of("role", "CLERK"))).isEqualTo("FIELD_MISSING");
        assertThat(reason(Map.of("role", "CLERK", "who", "x", "region", "37x")))
                .isEqualTo("FIELD_INVALID");
        var operator =
                Map.of(
                        "role", "PHARMACY",
                        "who", "A01",
                        "institution", counter.path("institution").asString());
        assertThat(browser.signIn(operator).status()).isEqualTo(201);
    }

    @Test
    void integratorSeesNobody() {
        browser.signIn(Map.of("role", "INTEGRATOR", "who", "陈晨"));
        var rx = city.effective();

        for (var path :
                List.of(
                        MINE,
                        "/api/v1/prescriptions/" + rx.hiRxno(),
                        "/api/v1/persons/" + rx.personNo() + "/prescriptions",
                        "/api/v1/messages")) {
            assertThat(browser.get(path).reason()).as(path).isEqualTo("NOT_ALLOWED");
        }
    }

    private String reason(Map<String, String> body) {
        return new Browser(api).signIn(body).reason();
    }

    private JsonNode account(String role) {
        return browser.get("/session/demo-people")
                .json()
                .valueStream()
                .filter(one -> one.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> body(JsonNode person) {
        return Map.of(
                "role", person.path("role").asString(),
                "who", person.path("who").asString(),
                "institution", person.path("institution").asString(),
                "region", person.path("region").asString());
    }
}
