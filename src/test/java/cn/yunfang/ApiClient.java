package cn.yunfang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of our own API, as an integrator would write it. */
public final class ApiClient {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    public ApiClient(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** An answer with its body as text. */
    public record Answer(int status, HttpResponse<byte[]> raw) {
        public String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return MAPPER.readTree(raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The name of the refusal, "" when it is none. */
        public String reason() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("reason").asString()
                    : "";
        }
    }

    public Answer get(String path, String token, String... headers) {
        return send(request(path, token, headers).GET().build());
    }

    public Answer post(String path, String token, Object body, String... headers) {
        return send("POST", path, token, body, headers);
    }

    public Answer put(String path, String token, Object body, String... headers) {
        return send("PUT", path, token, body, headers);
    }

    private Answer send(String method, String path, String token, Object body, String... headers) {
        return send(
                request(path, token, headers)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        body instanceof String text
                                                ? text
                                                : MAPPER.writeValueAsString(body)))
                        .build());
    }

    public Answer delete(String path, String token, String... headers) {
        return send(request(path, token, headers).DELETE().build());
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        var text =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path, "", headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build());
    }

    /** A bearer token of the demo city. */
    public String demoToken(String role, String who) {
        return demoToken(role, who, "");
    }

    /** Of somebody at a bureau that is for one division. */
    public String demoToken(String role, String who, String region) {
        return form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "urn:yunfang:demo",
                                "role",
                                role,
                                "who",
                                who,
                                "region",
                                region))
                .json()
                .path("access_token")
                .asString();
    }

    /** A bearer token of an application, acting for somebody. */
    public String applicationToken(String appId, String appSecret, String actor) {
        return form(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", appId,
                                "client_secret", appSecret,
                                "actor", actor))
                .json()
                .path("access_token")
                .asString();
    }

    public HttpRequest.Builder request(String path, String token, String... headers) {
        var builder = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    public Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
