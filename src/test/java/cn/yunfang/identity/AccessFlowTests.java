package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.shared.Caller;
import cn.yunfang.simulation.ApiFlow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets a token, and what it opens. */
class AccessFlowTests extends ApiFlow {
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void applicationSignsInWithItsSecretInFormOrHeader() {
        var id = city.appId(0);
        var secret = city.appSecret(0);
        var basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (id + ":" + secret).getBytes(StandardCharsets.UTF_8));

        var form =
                api.form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                id,
                                "client_secret",
                                secret,
                                "actor",
                                "HY000000001"));
        var header =
                api.form(
                        "/oauth2/token",
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        basic);

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.json().path("role").asString()).isEqualTo("PHARMACY");
        assertThat(form.json().path("institution").asString()).isEqualTo(city.pharmacyCode(0));
        assertThat(form.json().path("actor").asString()).isEqualTo("HY000000001");
        assertThat(form.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(form.header("Cache-Control")).contains("no-store");
        assertThat(header.json().path("actor").asString()).isEqualTo(id);
    }

    @Test
    void wrongSecretAndUnknownApplicationGetTheSameAnswer() {
        var wrong = token("client_credentials", city.appId(0), "guess");
        var unknown = token("client_credentials", "F".repeat(32), "guess");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_client");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("code")).isEqualTo(wrong.json().path("code"));
    }

    @Test
    void demoPeopleAreCheckedToo() {
        assertThat(demo("PATIENT", "nobody").json().path("code").asInt()).isEqualTo(201009);
        assertThat(demo("REVIEWER", "nobody").json().path("code").asInt()).isEqualTo(201007);
        assertThat(demo("CLERK", " ").status()).isEqualTo(400);
        assertThat(demo("SYSTEM", "x").status()).isEqualTo(400);
        assertThat(demo("MEDICAL", "x").status()).isEqualTo(400);
    }

    @Test
    void everyEndpointRefusesEveryOtherRole() {
        var tokens = new EnumMap<Caller.Role, String>(Caller.Role.class);
        tokens.put(Caller.Role.PATIENT, api.demoToken("PATIENT", city.anotherPatient()));
        tokens.put(Caller.Role.MEDICAL, city.hospitalToken());
        tokens.put(Caller.Role.PHARMACY, city.pharmacyToken(0));
        tokens.put(Caller.Role.REVIEWER, city.reviewerToken());
        tokens.put(Caller.Role.CLERK, api.demoToken("CLERK", "周"));
        tokens.put(Caller.Role.REGULATOR, api.demoToken("REGULATOR", "吴"));
        tokens.put(Caller.Role.INTEGRATOR, api.demoToken("INTEGRATOR", "陈"));

        int tried = 0;
        for (var entry : requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
            var path = entry.getKey().getPatternValues().iterator().next();
            if (!path.startsWith("/api/")) {
                continue;
            }
            var allowed = entry.getValue().getMethodAnnotation(AllowedFor.class);
            assertThat(allowed).as("roles of %s", path).isNotNull();
            if (allowed.everybody()) {
                continue;
            }
            for (var role : tokens.keySet()) {
                if (Arrays.asList(allowed.value()).contains(role)) {
                    continue;
                }
                var answer = ask(entry.getKey(), path, tokens.get(role));
                assertThat(answer.reason()).as("%s %s", role, path).isEqualTo("NOT_ALLOWED");
                assertThat(answer.status()).isEqualTo(403);
                tried++;
            }
            assertThat(ask(entry.getKey(), path, "").reason()).isEqualTo("NOT_SIGNED_IN");
        }
        assertThat(tried).isGreaterThan(60);
    }

    @Test
    void nobodySeesMoreThanHisOwn() {
        var rx = city.effective();
        var path = "/api/v1/prescriptions/" + rx.hiRxno();
        var stranger = api.demoToken("PATIENT", city.anotherPatient());

        for (var token : List.of(stranger, city.anotherHospitalToken(), city.pharmacyToken(5))) {
            assertThat(api.get(path, token).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
            assertThat(api.get(path + "/trail", token).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        }
        assertThat(api.get(path + "/token", stranger).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        var list = "/api/v1/persons/" + rx.personNo() + "/prescriptions";
        assertThat(api.get(list, stranger).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(list, city.anotherHospitalToken()).json().size()).isZero();
        assertThat(api.get(list, city.pharmacyToken(5)).json().size()).isZero();
        assertThat(api.get(list, city.hospitalToken()).json().size()).isEqualTo(1);
    }

    @Test
    void supervisionSaysItsPurposeAndIsWrittenDown() {
        var rx = city.effective();
        var path = "/api/v1/prescriptions/" + rx.hiRxno();
        var regulator = api.demoToken("REGULATOR", "监管员甲");

        assertThat(api.get(path, regulator).json().path("field").asString()).isEqualTo("X-Purpose");
        assertThat(api.get(path, regulator, "X-Purpose", "complaint 17").status()).isEqualTo(200);
        assertThat(api.get(path, regulator, "X-Purpose", "x".repeat(201)).reason())
                .isEqualTo("FIELD_TOO_LONG");

        var looks = api.get(path + "/trail", city.patientToken(rx)).json().path("looks");
        assertThat(looks.valueStream())
                .anySatisfy(
                        look -> {
                            assertThat(look.path("role").asString()).isEqualTo("REGULATOR");
                            assertThat(look.path("purpose").asString()).isEqualTo("complaint 17");
                        });
    }

    @Test
    void nationalPathsNeedNoTokenAndBearTheDoubleSlash() {
        var answer = api.post("/epc/api//fixmedins/uploadChk", "", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("success").asBoolean()).isFalse();
        assertThat(answer.raw().headers().map()).doesNotContainKey("content-security-policy");
        assertThat(api.get("/api/v1//drugs", "").status()).isEqualTo(400);
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() {
        var keys = api.get("/oauth2/jwks", "").json().path("keys");

        assertThat(keys.size()).isPositive();
        assertThat(keys.valueStream())
                .allSatisfy(key -> assertThat(key.has("d")).as("private part").isFalse());
    }

    private ApiClient.Answer ask(RequestMappingInfo asked, String pattern, String token) {
        var path = pattern.replaceAll("\\{[^}]+}", "x");
        var method = asked.getMethodsCondition().getMethods().iterator().next();
        var type =
                asked.getConsumesCondition().getConsumableMediaTypes().stream()
                        .findFirst()
                        .orElse(MediaType.APPLICATION_JSON);
        var publisher = java.net.http.HttpRequest.BodyPublishers.ofString("{}");
        var request =
                api.request(path, token, "Content-Type", type.toString())
                        .method(
                                method.name(),
                                method == RequestMethod.GET
                                        ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                        : publisher);
        return api.send(request.build());
    }

    private ApiClient.Answer token(String grant, String id, String secret) {
        return api.form(
                "/oauth2/token",
                Map.of("grant_type", grant, "client_id", id, "client_secret", secret));
    }

    private ApiClient.Answer demo(String role, String who) {
        return api.form(
                "/oauth2/token",
                Map.of("grant_type", "urn:yunfang:demo", "role", role, "who", who));
    }
}
