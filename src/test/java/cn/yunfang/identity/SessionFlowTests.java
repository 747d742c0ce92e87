package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.simulation.ApiFlow;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's browser, from signing in to signing out. */
class SessionFlowTests extends ApiFlow {
    private static final String MINE = "/api/v1/inbox";

    @Autowired private JdbcClient jdbc;
    @Autowired private Sessions sessions;
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(api);
    }

    private Map<String, String> aPatient() {
        return Map.of("role", "PATIENT", "who", city.anotherPatient());
    }

    @Test
    void cookieOpensWhatTheTokenOpens() {
        var patient = aPatient();
        var answer = browser.signIn(patient);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("signedIn").asBoolean()).isTrue();
        assertThat(answer.json().path("actor").asString()).isEqualTo(patient.get("who"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(browser.get(MINE).text())
                .isEqualTo(api.get(MINE, api.demoToken("PATIENT", patient.get("who"))).text());
        assertThat(browser.get("/api/v1/clearing/payments").reason()).isEqualTo("NOT_ALLOWED");
        assertThat(browser.get(MINE).header("Cache-Control")).contains("no-store");
    }

    @Test
    void nobodySignedInIsAnAnswerToo() {
        var answer = browser.get("/session");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("signedIn").asBoolean()).isFalse();
        assertThat(answer.json().path("demo").asBoolean()).isTrue();
        assertThat(answer.json().path("providers").isArray()).isTrue();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(browser.get(MINE).reason()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void cookieIsForThisHostAndForNoScript() {
        var set =
                browser.signIn(aPatient()).raw().headers().allValues("Set-Cookie").stream()
                        .filter(one -> one.startsWith(Browser.SESSION))
                        .toList();

        assertThat(set).singleElement().asString().contains("HttpOnly", "SameSite=Strict");
        assertThat(set.getFirst()).contains("Path=/").doesNotContain("Domain", "Max-Age");
        assertThat(browser.cookie(Browser.SESSION)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void onlyADigestOfTheCookieIsStored() {
        browser.signIn(aPatient());

        var row =
                jdbc.sql("select * from identity.session where digest = sha256(:secret::bytea)")
                        .param("secret", browser.cookie(Browser.SESSION))
                        .query()
                        .singleRow();

        assertThat(row.toString()).doesNotContain(browser.cookie(Browser.SESSION));
    }

    @Test
    void endsWhenNobodyUsesIt() {
        browser.signIn(aPatient());

        TestClock.later(Duration.ofMinutes(20), () -> assertThat(ask()).isEqualTo("200 "));
        TestClock.later(Duration.ofMinutes(45), () -> assertThat(ask()).isEqualTo("200 "));
        TestClock.later(
                Duration.ofMinutes(45 + 31),
                () -> assertThat(ask()).isEqualTo("401 SESSION_ENDED"));
    }

    @Test
    void endsAfterItsLifeHoweverMuchItIsUsed() {
        browser.signIn(aPatient());

        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            TestClock.later(Duration.ofMinutes(minutes), () -> assertThat(ask()).isEqualTo("200 "));
        }
        TestClock.later(
                Duration.ofMinutes(12 * 60 + 1),
                () -> assertThat(ask()).isEqualTo("401 SESSION_ENDED"));
    }

    @Test
    void saysUntilWhenItHolds() {
        browser.signIn(aPatient());

        var until = OffsetDateTime.parse(browser.get("/session").json().path("until").asString());

        assertThat(Duration.between(TestClock.now(), until.toInstant()))
                .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
    }

    @Test
    void signingOutEndsItAndClearsTheBrowser() {
        browser.signIn(aPatient());
        var stolen = browser.at(api);

        var answer = browser.signOut();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Clear-Site-Data")).isEqualTo("\"storage\"");
        assertThat(browser.cookie(Browser.SESSION)).isEmpty();
        assertThat(browser.get("/session").json().path("signedIn").asBoolean()).isFalse();
        assertThat(stolen.get(MINE).reason()).isEqualTo("SESSION_ENDED");
        assertThat(stolen.get("/session").json().path("signedIn").asBoolean()).isFalse();
        assertThat(new Browser(api).signOut().status()).isEqualTo(204);
    }

    @Test
    void whoeverSignsInNextTakesTheBrowserOver() {
        browser.signIn(aPatient());
        var before = browser.at(api);
        var token = browser.cookie(Browser.TOKEN);

        assertThat(browser.signIn(Map.of("role", "CLERK", "who", "周敏")).status()).isEqualTo(201);

        assertThat(before.get(MINE).reason()).isEqualTo("SESSION_ENDED");
        assertThat(browser.get("/session").json().path("role").asString()).isEqualTo("CLERK");
        assertThat(browser.cookie(Browser.TOKEN)).isNotEqualTo(token);
    }

    @Test
    void theTokenStaysWhatItWasWhileAPageAsksForManyThings() {
        browser.signIn(aPatient());
        var token = browser.cookie(Browser.TOKEN);

        for (var path : List.of("/session", MINE, "/portal/", "/session/demo-people")) {
            var set = browser.get(path).raw().headers().allValues("Set-Cookie");
            assertThat(set).as(path).noneMatch(one -> one.startsWith(Browser.TOKEN));
        }
        assertThat(browser.cookie(Browser.TOKEN)).isEqualTo(token);
        browser.signIn(aPatient());
        assertThat(browser.cookie(Browser.TOKEN)).isNotEqualTo(token);
    }

    @Test
    void changesNothingForAPageThatCannotReadTheToken() {
        browser.signIn(aPatient());
        browser.get("/session");
        var phone = Map.of("phone", "10012345678");
        var path = "/api/v1/inbox/phone";

        for (var wrong : List.of(Optional.<String>empty(), Optional.of("guess"))) {
            var answer = browser.send("PUT", path, phone, wrong);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.reason()).isEqualTo("CSRF_MISSING");
            assertThat(browser.send("DELETE", "/session", null, wrong).reason())
                    .isEqualTo("CSRF_MISSING");
            assertThat(browser.send("POST", "/session/demo", aPatient(), wrong).reason())
                    .isEqualTo("CSRF_MISSING");
        }
        assertThat(browser.send("PUT", path, phone).status()).isEqualTo(200);
    }

    @Test
    void systemsWithATokenGetAndNeedNoCookie() {
        var patient = aPatient();
        var token = api.demoToken("PATIENT", patient.get("who"));
        browser.signIn(patient);

        var answer =
                api.put(
                        "/api/v1/inbox/phone",
                        token,
                        Map.of("phone", ""),
                        "Cookie",
                        Browser.SESSION + "=" + browser.cookie(Browser.SESSION));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(api.get("/session", token).json().path("actor").asString())
                .isEqualTo(patient.get("who"));
    }

    @Test
    void takesNoCookieThatItDidNotGive() {
        browser.signIn(aPatient());
        var mine = browser.cookie(Browser.SESSION);
        var all =
                Stream.of(
                        "",
                        "x",
                        "A".repeat(43),
                        "=".repeat(43),
                        "A".repeat(4_000),
                        "é",
                        "'--",
                        mine + "A");

        all.forEach(
                value -> {
                    var other = new Browser(api);
                    other.put(Browser.SESSION, value);
                    assertThat(other.get("/session").json().path("signedIn").asBoolean())
                            .as(value)
                            .isFalse();
                    assertThat(other.get(MINE).status()).as(value).isEqualTo(401);
                });
        var two = Browser.SESSION + "=" + mine + "; " + Browser.SESSION + "=" + "B".repeat(43);
        assertThat(api.get(MINE, "", "Cookie", two).reason()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void requestsThatRunWhileItEndsAreServedOrRefused() throws Exception {
        browser.signIn(aPatient());
        var ended = new AtomicBoolean();
        var pages = Stream.generate(() -> browser.at(api)).limit(8).toList();

        // so late that each of them writes down that it was used
        TestClock.later(
                Duration.ofMinutes(5),
                () -> {
                    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                        var answers = pages.stream().map(one -> all.submit(hammer(one, ended)));
                        var running = answers.toList();
                        browser.signOut();
                        ended.set(true);
                        for (var one : running) {
                            assertThat(one.get())
                                    .allMatch(status -> status == 200 || status == 401);
                        }
                    } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(pages.getFirst().get(MINE).reason()).isEqualTo("SESSION_ENDED");
    }

    /** Asks until it ended, and once more: that one must be refused. */
    private static Callable<List<Integer>> hammer(Browser page, AtomicBoolean ended) {
        return () -> {
            var all = new ArrayList<Integer>();
            boolean over;
            do {
                over = ended.get();
                all.add(page.get(MINE).status());
            } while (!over);
            assertThat(all.getLast()).isEqualTo(401);
            return all;
        };
    }

    @Test
    void forgetsWhatWasOverLongAgo() {
        browser.signIn(aPatient());
        var count =
                jdbc.sql("select count(*) from identity.session where digest = sha256(:s::bytea)")
                        .param("s", browser.cookie(Browser.SESSION));

        sessions.forget();
        assertThat(count.query(Integer.class).single()).isOne();
        TestClock.later(Duration.ofDays(31), sessions::forget);

        assertThat(count.query(Integer.class).single()).isZero();
    }

    private String ask() {
        var answer = browser.get(MINE);
        return answer.status() + " " + answer.reason();
    }
}
