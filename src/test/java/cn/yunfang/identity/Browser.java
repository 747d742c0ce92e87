package cn.yunfang.identity;

import cn.yunfang.ApiClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** As a browser with a page of ours: keeps cookies and repeats the token against forgery. */
final class Browser {
    static final String SESSION = "yunfang-session";
    static final String TOKEN = "XSRF-TOKEN";

    private final ApiClient api;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> always = new TreeMap<>();

    Browser(ApiClient api) {
        this.api = api;
    }

    /** The same cookies at another node. */
    Browser at(ApiClient other) {
        var there = new Browser(other);
        there.cookies.putAll(cookies);
        return there;
    }

    ApiClient.Answer signIn(Map<String, String> body) {
        return send("POST", "/session/demo", body);
    }

    ApiClient.Answer get(String path) {
        return send("GET", path, null);
    }

    ApiClient.Answer signOut() {
        return send("DELETE", "/session", null);
    }

    ApiClient.Answer send(String method, String path, Object body) {
        return send(method, path, body, Optional.ofNullable(cookies.get(TOKEN)));
    }

    /** Says this token instead of its own. */
    ApiClient.Answer send(String method, String path, Object body, Optional<String> token) {
        var headers = new ArrayList<String>();
        always.forEach(
                (name, value) -> {
                    headers.add(name);
                    headers.add(value);
                });
        if (!cookies.isEmpty()) {
            headers.add("Cookie");
            headers.add(
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        token.ifPresent(
                text -> {
                    headers.add("X-XSRF-TOKEN");
                    headers.add(text);
                });
        var answer = api.send(request(method, path, body, headers.toArray(String[]::new)));
        answer.raw().headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private HttpRequest request(String method, String path, Object body, String... headers) {
        var text = body == null ? "" : JsonMapper.shared().writeValueAsString(body);
        return api.request(path, "", headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Sent with each request from now on. */
    void header(String name, String value) {
        always.put(name, value);
    }

    void forget() {
        cookies.clear();
    }

    void put(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
