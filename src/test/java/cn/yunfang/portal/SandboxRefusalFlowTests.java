package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yunfang.ApiClient.Answer;
import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiFlow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose the sandbox is, and how much of it. */
class SandboxRefusalFlowTests extends ApiFlow {
    private static final String SANDBOX = "/api/v1/sandbox";
    private static final String APPLICATIONS = SANDBOX + "/applications";
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    /** Hospitals where the next ones of the sandbox would be. */
    private static final String NEIGHBOURS =
            """
            insert into registry.institution
            select (jsonb_populate_record(
                       i,
                       jsonb_build_object(
                           'code', 'H371082' || 90000 + s.last_value + n, 'name', '邻院' || n))).*
            from registry.institution i, sandbox.institution_serial s, generate_series(1, 3) as n
            where i.code = :like""";

    private static final String NEIGHBOURS_KEYS =
            """
            select count(*)
            from registry.certificate k
            join registry.institution i on i.code = k.institution
            where i.name like '邻院%'""";

    private static final String QUERY = "circDrugQuery";

    private String me;
    private String appId;

    @BeforeEach
    void anApplicationOfAHospital() {
        me = integrator();
        appId = make("门诊HIS", "HOSPITAL").json().path("application").path("appId").asString();
    }

    private String integrator() {
        return api.demoToken("INTEGRATOR", "陈晨" + UUID.randomUUID());
    }

    private Answer make(String name, String kind) {
        return api.post(APPLICATIONS, me, Map.of("name", name, "kind", kind));
    }

    @Test
    void anApplicationIsNobodyElses() {
        var another = integrator();
        var path = APPLICATIONS + "/" + appId;
        assertThat(api.get(APPLICATIONS, another).json().size()).isZero();
        assertThat(api.get(path + "/messages", another).reason())
                .isEqualTo("SANDBOX_APPLICATION_UNKNOWN");
        assertThat(api.post(path + "/keys", another, "{}").reason())
                .isEqualTo("SANDBOX_APPLICATION_UNKNOWN");
        assertThat(api.delete(path, another).reason()).isEqualTo("SANDBOX_APPLICATION_UNKNOWN");
        assertThat(
                        api.post(path + "/calls", another, Map.of("operation", QUERY, "body", "{}"))
                                .reason())
                .isEqualTo("SANDBOX_APPLICATION_UNKNOWN");
        // a real institution's application is not one of the sandbox
        assertThat(api.get(APPLICATIONS + "/" + city.appId(0) + "/messages", me).reason())
                .isEqualTo("SANDBOX_APPLICATION_UNKNOWN");
        for (var token :
                List.of(
                        api.demoToken("CLERK", "周"),
                        api.demoToken("REGULATOR", "吴"),
                        city.hospitalToken(),
                        city.pharmacyToken(0))) {
            for (var get : List.of("/applications", "/operations", "/status")) {
                assertThat(api.get(SANDBOX + get, token).reason()).as(get).isEqualTo("NOT_ALLOWED");
            }
        }
    }

    @Test
    void theSandboxTakesNobodysPlace() {
        JDBC.sql(NEIGHBOURS).param("like", city.hospitalCode()).update();
        var clerk = api.demoToken("CLERK", "周");
        await().until(
                        () ->
                                api.get("/api/v1/institutions?q=邻院", clerk)
                                                .json()
                                                .path("items")
                                                .size()
                                        == 3);

        var made = make("联调", "HOSPITAL").json().path("application").path("institution");

        assertThat(made.path("name").asString()).contains("联调");
        assertThat(api.get("/api/v1/institutions?q=邻院", clerk).json().path("items").size())
                .isEqualTo(3);
        assertThat(JDBC.sql(NEIGHBOURS_KEYS).query(Integer.class).single()).isZero();
    }

    @Test
    void tenApplicationsAreEnough() {
        for (int i = 2; i <= 10; i++) {
            assertThat(make("第" + i + "个", "PHARMACY").status()).isEqualTo(201);
        }
        assertThat(make("第11个", "PHARMACY").reason()).isEqualTo("SANDBOX_FULL");
        assertThat(make("", "PHARMACY").reason()).isEqualTo("FIELD_MISSING");
        assertThat(make("x", "SHOP").reason()).isEqualTo("FIELD_INVALID");
    }
}
