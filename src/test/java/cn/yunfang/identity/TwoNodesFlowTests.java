package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.Yunfang;
import cn.yunfang.YunfangTest;
import cn.yunfang.simulation.ApiFlow;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A second node of the same platform, which is no demo city. */
class TwoNodesFlowTests extends ApiFlow {
    private static final String MINE = "/api/v1/inbox";

    private static ConfigurableApplicationContext node;
    private static ApiClient other;

    @BeforeAll
    static void start() {
        node =
                new SpringApplicationBuilder(Yunfang.class)
                        .initializers(new YunfangTest.OnTestDatabase())
                        .run("--server.port=0", "--yunfang.data=target/another-node");
        other =
                new ApiClient(
                        node.getEnvironment()
                                .getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatOneNodeOpensAndEndsEveryNodeKnowsAtOnce() {
        var here = new Browser(api);
        here.signIn(Map.of("role", "PATIENT", "who", city.anotherPatient()));
        var there = here.at(other);
        assertThat(there.get(MINE).status()).isEqualTo(200);

        assertThat(there.signOut().status()).isEqualTo(204);

        assertThat(here.get(MINE).reason()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void onlyTheDemoCityLetsInWithoutProof() {
        var real = new Browser(other);

        var refused = real.signIn(Map.of("role", "CLERK", "who", "周"));

        assertThat(refused.reason()).isEqualTo("NOT_ALLOWED");
        assertThat(real.cookie(Browser.SESSION)).isEmpty();
        assertThat(real.get("/session/demo-people").reason()).isEqualTo("NOT_ALLOWED");
        assertThat(real.get("/session").json().path("demo").asBoolean()).isFalse();
    }
}
