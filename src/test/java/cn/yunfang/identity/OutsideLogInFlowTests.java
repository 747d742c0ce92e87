package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People log in at the city's own OIDC issuer. */
class OutsideLogInFlowTests extends EntryFlow {
    private static final String REFUSED = "/portal/?refused=100027";

    @Test
    void providerIsOffered() {
        var offered = browser.get("/session").json().path("providers");

        assertThat(offered.size()).isOne();
        assertThat(offered.path(0).path("id").asString()).isEqualTo("city");
        assertThat(offered.path(0).path("name").asString()).isEqualTo("统一身份认证");
        assertThat(offered.path(0).path("href").asString()).isEqualTo("/oauth2/authorization/city");
    }

    @Test
    void doctorOfTheRegistryComesIn() {
        var doctor = account("MEDICAL");

        var answer = logIn(as(doctor));

        assertThat(location(answer)).isEqualTo("/portal/");
        var cookie =
                answer.raw().headers().allValues("Set-Cookie").stream()
                        .filter(one -> one.startsWith("__Host-yunfang-session="))
                        .findFirst();
        assertThat(cookie.orElseThrow()).contains("Secure", "HttpOnly", "SameSite=Strict");
        var now = browser.get("/session").json();
        assertThat(now.path("role").asString()).isEqualTo("MEDICAL");
        assertThat(now.path("actor")).isEqualTo(doctor.path("who"));
        assertThat(now.path("institution")).isEqualTo(doctor.path("institution"));
        assertThat(browser.get("/api/v1/alerts").status()).isEqualTo(200);
        assertThat(browser.cookie("__Host-yunfang-log-in")).isEmpty();
    }

    @Test
    void patientIsLedToThePhone() {
        assertThat(location(logIn(as(account("PATIENT"))))).isEqualTo("/m/");
    }

    @Test
    void bureauIsForTheDivisionItsIssuerNames() {
        var answer = logIn(claims -> claims.claim("role", "clerk").claim("institution", "3710"));

        assertThat(location(answer)).isEqualTo("/portal/");
        var now = browser.get("/session").json();
        assertThat(now.path("region").asString()).isEqualTo("3710");
        assertThat(now.path("actor").asString()).isEqualTo("someone");
    }

    @Test
    void asksWithProofOfTheCodeAndReturnsOverTls() {
        var asked = begin();

        assertThat(asked).containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("redirect_uri")).startsWith("https://").endsWith("/code/city");
        assertThat(asked.get("nonce")).isNotEmpty();
    }

    @Test
    void wrongStateIsRefused() {
        var code = PROVIDER.agree(begin(), as(account("MEDICAL")));

        assertThat(location(back(code, "guess"))).isEqualTo(REFUSED);
        nobodyIsIn();
    }

    @Test
    void logInThatAnotherBrowserBeganIsRefused() {
        var asked = begin();
        var code = PROVIDER.agree(asked, as(account("MEDICAL")));
        browser.forget();

        assertThat(location(back(code, asked.get("state")))).isEqualTo(REFUSED);
        nobodyIsIn();
    }

    @Test
    void codeOfAnotherLogInIsRefused() {
        var stolen = PROVIDER.agree(begin(), as(account("MEDICAL")));
        var asked = begin();

        assertThat(location(back(stolen, asked.get("state")))).isEqualTo(REFUSED);
        nobodyIsIn();
    }

    @Test
    void wrongNonceIsRefused() {
        refused(as(account("MEDICAL")).andThen(claims -> claims.claim("nonce", "other")));
    }

    @Test
    void tokenThatIsOverIsRefused() {
        var past = Date.from(Instant.now().minusSeconds(600));
        refused(as(account("MEDICAL")).andThen(claims -> claims.expirationTime(past)));
    }

    @Test
    void tokenForAnotherApplicationIsRefused() {
        refused(as(account("MEDICAL")).andThen(claims -> claims.audience("another")));
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        refused(as(account("MEDICAL")).andThen(claims -> claims.issuer("https://elsewhere")));
    }

    @Test
    void roleThatNobodyKnowsIsRefused() {
        refused(claims -> claims.claim("role", "WIZARD").claim("actor", "x"));
        refused(claims -> claims.claim("role", "SYSTEM").claim("actor", "x"));
        refused(claims -> claims.claim("actor", "x"));
    }

    @Test
    void whomTheRegistryDoesNotKnowIsRefused() {
        var doctor = account("MEDICAL");

        assertThat(location(logIn(as(doctor).andThen(claims -> claims.claim("actor", "D0")))))
                .isEqualTo("/portal/?refused=201005");
        assertThat(location(logIn(as(doctor).andThen(claims -> claims.claim("institution", "H0")))))
                .isEqualTo("/portal/?refused=201005");
        nobodyIsIn();
    }

    private void refused(Consumer<JWTClaimsSet.Builder> says) {
        assertThat(location(logIn(says))).isEqualTo(REFUSED);
        nobodyIsIn();
    }

    private void nobodyIsIn() {
        assertThat(browser.get("/session").json().path("signedIn").asBoolean()).isFalse();
    }

    private ApiClient.Answer logIn(Consumer<JWTClaimsSet.Builder> says) {
        var asked = begin();
        return back(PROVIDER.agree(asked, says), asked.get("state"));
    }

    /** What the browser is sent to the provider with. */
    private Map<String, String> begin() {
        var there = browser.get("/oauth2/authorization/city").header("Location");
        assertThat(there).startsWith(PROVIDER.issuer() + "/authorize?");
        return OidcProvider.form(URI.create(there).getRawQuery());
    }

    private ApiClient.Answer back(String code, String state) {
        return browser.get(
                "/login/oauth2/code/city?code=" + code + "&state=" + state.replace("=", "%3D"));
    }

    private static String location(ApiClient.Answer answer) {
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static Consumer<JWTClaimsSet.Builder> as(JsonNode account) {
        return claims ->
                claims.claim("role", account.path("role").asString())
                        .claim("actor", account.path("who").asString())
                        .claim("institution", account.path("institution").asString());
    }

    private JsonNode account(String role) {
        return browser.get("/session/demo-people")
                .json()
                .valueStream()
                .filter(one -> one.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }
}
