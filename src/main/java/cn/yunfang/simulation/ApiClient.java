package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A person or a system with a bearer token at the platform's own API, {@code /api/v1}. */
final class ApiClient {
    private final HttpClient http;
    private final String base;
    private final String token;

    private ApiClient(HttpClient http, String base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** Asks for a token with the parameters of the grant, see docs/integrate.md. */
    static ApiClient login(HttpClient http, String base, String form) {
        return new ApiClient(http, base, token(http, base, form).must().text("access_token"));
    }

    /** The same of many from one address, of whom the platform lets in so many a second. */
    static ApiClient loginInTurn(HttpClient http, String base, String form) {
        var reply = token(http, base, form);
        while (reply.code() == Reason.TOO_MANY_REQUESTS.code()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            reply = token(http, base, form);
        }
        return new ApiClient(http, base, reply.must().text("access_token"));
    }

    private static Reply token(HttpClient http, String base, String form) {
        var request =
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return send(http, request);
    }

    Reply get(String path) {
        return send(http, request(path).GET().build());
    }

    /** The same by a bureau, which says why it looks. */
    Reply get(String path, String purpose) {
        return send(http, request(path).header("X-Purpose", purpose).GET().build());
    }

    Reply post(String path, Map<String, ?> body) {
        return post(path, Json.text(body));
    }

    Reply post(String path, String json) {
        return send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    /** A file as it is. */
    Reply post(String path, String mediaType, byte[] content) {
        return send(
                http,
                request(path)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                        .build());
    }

    Reply put(String path) {
        return send(http, request(path).PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    Reply put(String path, Map<String, ?> body) {
        return send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(Json.text(body)))
                        .build());
    }

    Reply delete(String path) {
        return send(http, request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpClient http, HttpRequest request) {
        var started = System.nanoTime();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            double millis = (System.nanoTime() - started) / 1e6;
            var body = fields(response.body());
            return response.statusCode() < 300
                    ? new Reply(0, "", body, millis)
                    : new Reply(
                            body.has("code") ? body.integer("code") : response.statusCode(),
                            body.text("title") + " " + body.text("detail"),
                            body,
                            millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    // a list is the items of an object
    private static Fields fields(String json) {
        var object = json.startsWith("[") ? "{\"items\":" + json + "}" : json;
        return Fields.parse(object).orElse(Fields.none());
    }
}
