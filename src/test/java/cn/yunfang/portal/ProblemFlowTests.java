package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.YunfangTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever refuses a request, and wherever, the answer has one form. */
@YunfangTest
class ProblemFlowTests {
    @LocalServerPort private int port;
    private ApiClient client;

    @BeforeEach
    void connect() {
        client = new ApiClient(port);
    }

    @Test
    void refusesAStrangerWithAProblem() {
        var answer = client.get("/api/v1/drugs?q=x", "");

        assertProblem(answer, 401, 100013, "NOT_SIGNED_IN");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void refusesAForgedTokenWithAProblem() {
        var answer = client.get("/api/v1/drugs?q=x", "eyJhbGciOiJub25lIn0.e30.");

        assertProblem(answer, 401, 100013, "NOT_SIGNED_IN");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void tellsThatAnAddressDoesNotExist() {
        var answer = client.get("/problems/nothing/here", "");

        assertProblem(answer, 404, 100002, "UNKNOWN_OPERATION");
        assertThat(answer.json().path("detail").asString()).contains("/problems/nothing/here");
    }

    @Test
    void namesTheMethodsThatAnAddressKnows() {
        var answer = client.post("/problems", "", "{}");

        assertProblem(answer, 405, 100015, "METHOD_NOT_ALLOWED");
        assertThat(answer.json().path("en").asString()).contains("allowed: GET");
    }

    @Test
    void namesTheMediaTypeItWants() {
        var answer = client.post("/oauth2/token", "", "{}");

        assertProblem(answer, 415, 100016, "MEDIA_TYPE_UNSUPPORTED");
        assertThat(answer.json().path("en").asString())
                .contains("application/x-www-form-urlencoded");
    }

    @Test
    void namesTheMediaTypeItCanAnswerWith() {
        var answer =
                client.send(
                        client.request("/problems", "")
                                .header("Accept", "image/png")
                                .GET()
                                .build());

        assertProblem(answer, 406, 100017, "NOT_ACCEPTABLE");
        assertThat(answer.json().path("en").asString()).contains("json");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        var answer = client.get("/problems/abc", "");

        assertProblem(answer, 400, 200006, "FIELD_INVALID");
        assertThat(answer.json().path("field").asString()).isEqualTo("code");
    }

    @Test
    void saysWhatFormAParameterHas() {
        assertThat(client.get("/problems/abc", "").json().path("en").asString())
                .contains("a whole number");
    }

    @Test
    void answersAProblemWhenTheFirewallRefuses() {
        var answer = client.get("/api/v1//drugs;a=b", "");

        assertProblem(answer, 400, 100018, "REQUEST_REJECTED");
    }

    @Test
    void answersAProblemWhenTomcatRefuses() throws IOException {
        var raw = rawly("GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(raw).startsWith("HTTP/1.1 400");
        assertThat(raw).contains("application/problem+json").contains("\"code\":100018");
        assertThat(raw).doesNotContain("Tomcat").doesNotContain("<html");
    }

    @Test
    void carriesTheTraceOfTheCaller() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer =
                client.get(
                        "/api/v1/drugs", "", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        assertThat(answer.header("X-Trace-Id")).isEqualTo(trace);
        assertThat(answer.json().path("instance").asString()).isEqualTo("urn:trace:" + trace);
    }

    @Test
    void explainsEachCodeWhereItsTypePoints() {
        var problem = client.get("/api/v1/drugs", "").json();
        var meaning = client.get(problem.path("type").asString(), "").json();

        assertThat(meaning.path("reason").asString()).isEqualTo("NOT_SIGNED_IN");
        assertThat(client.get("/problems", "").json().size()).isGreaterThan(50);
    }

    @Test
    void refusesWithoutACauseThatItCannotDo() {
        var answer =
                client.send(
                        client.request("/oauth2/token", "")
                                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                                .build());

        assertProblem(answer, 405, 100015, "METHOD_NOT_ALLOWED");
    }

    @Test
    void sendsStrictHeadersWithEveryPage() {
        var answer = client.get("/actuator/health", "");

        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.raw().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void speaksOAuthWhereOAuthClientsListen() {
        var answer = client.form("/oauth2/token", Map.of("grant_type", "password"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo("unsupported_grant_type");
    }

    private static void assertProblem(
            ApiClient.Answer answer, int status, int code, String reason) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asInt()).isEqualTo(code);
        assertThat(problem.path("reason").asString()).isEqualTo(reason);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString())
                .contains(problem.path("zh").asString())
                .contains(problem.path("en").asString());
        assertThat(problem.path("instance").asString())
                .isEqualTo("urn:trace:" + answer.header("X-Trace-Id"));
    }

    private String rawly(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
