package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who tries too often has to wait, and is told how long. */
class RateLimitFlowTests extends EntryFlow {
    @Test
    void logInsFromOneAddressAreCounted() {
        var address = anAddress();
        from(address);
        var refused = afterAtLeast(12, 201, () -> signIn("CLERK", "周"));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.reason()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 5);
        assertThat(
                        api.form(
                                        "/oauth2/token",
                                        Map.of("grant_type", "urn:yunfang:demo"),
                                        "X-Forwarded-For",
                                        address)
                                .status())
                .isEqualTo(429);
        from(anAddress());
        assertThat(signIn("CLERK", "周").status()).isEqualTo(201);
        from(address);
        TestClock.later(
                Duration.ofSeconds(6),
                () -> assertThat(signIn("CLERK", "周").status()).isEqualTo(201));
    }

    @Test
    void aLogInIsCountedHoweverItsAddressIsSpelt() {
        from(anAddress());

        var refused =
                afterAtLeast(
                        12,
                        201,
                        () ->
                                browser.send(
                                        "POST",
                                        "/session/%64emo",
                                        Map.of("role", "CLERK", "who", "周")));

        assertThat(refused.reason()).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void whoMayBeSignedInAsIsNoLogIn() {
        from(anAddress());
        for (int i = 0; i < 40; i++) {
            assertThat(browser.get("/session/demo-people").status()).isEqualTo(200);
        }
    }

    @Test
    void failuresOfOneAccountAreCountedFromWhereverTheyCome() {
        var client = UUID.randomUUID().toString();

        var refused = afterAtLeast(4, 401, () -> guess(client));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("error").asString()).isEqualTo("temporarily_unavailable");
        assertThat(refused.json().path("code").asInt()).isEqualTo(100026);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 15);
        assertThat(guess(UUID.randomUUID().toString()).status()).isEqualTo(401);
    }

    @Test
    void personsWhoDoNotExistAreCountedToo() {
        var nobody = UUID.randomUUID().toString();

        var refused = afterAtLeast(4, 404, () -> signIn("PATIENT", nobody));

        assertThat(refused.reason()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void requestsOfOneSessionAreCounted() {
        signIn("CLERK", "周");

        var refused = afterAtLeast(15, 200, () -> browser.get("/session"));

        assertThat(refused.reason()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        browser.forget();
        signIn("CLERK", "周");
        assertThat(browser.get("/session").status()).isEqualTo(200);
    }

    @Test
    void nationalEnvelopeIsNeverCounted() {
        for (int i = 0; i < 40; i++) {
            assertThat(api.post("/epc/api/fixmedins/uploadChk", "", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void addressesOfOneNetworkOfIpv6CountAsOne() {
        assertThat(RateLimits.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(RateLimits.network("2001:db8:1:2:ffff:0:0:1"))
                .isNotEqualTo(RateLimits.network("2001:db8:1:3:3:4:5:6"));
        assertThat(RateLimits.network("203.0.113.7")).isEqualTo("203.0.113.7");
    }

    /** The first answer that is not as usual; on a slow machine a bucket fills while it is used. */
    private static ApiClient.Answer afterAtLeast(
            int times, int usual, Supplier<ApiClient.Answer> ask) {
        int done = 0;
        var answer = ask.get();
        while (answer.status() == usual && done < 4 * times) {
            done++;
            answer = ask.get();
        }
        assertThat(done).isGreaterThanOrEqualTo(times);
        return answer;
    }

    private ApiClient.Answer signIn(String role, String who) {
        return browser.signIn(Map.of("role", role, "who", who));
    }

    private ApiClient.Answer guess(String client) {
        return api.form(
                "/oauth2/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client,
                        "client_secret", "guess"),
                "X-Forwarded-For",
                anAddress());
    }
}
