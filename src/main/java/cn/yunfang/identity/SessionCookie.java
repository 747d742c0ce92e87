package cn.yunfang.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that names a session. Over TLS it has the prefix {@code __Host-}, which browsers take
 * from this very host only, so that no neighbour in the domain can put one of his own in its place.
 */
final class SessionCookie {
    private static final String PLAIN = "yunfang-session";

    /** Browsers take a cookie so named from this very host alone. */
    static final String HOST_ONLY_PREFIX = "__Host-";

    private SessionCookie() {}

    /** Whether the browser sent one, whatever it is worth. */
    static boolean isSent(HttpServletRequest request) {
        return !all(request).isEmpty();
    }

    /** Its secret; none when there are several, for one of them must be somebody else's. */
    static Optional<String> secret(HttpServletRequest request) {
        var all = all(request);
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String secret) {
        // without an age: it goes with the browser
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, secret).build().toString());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, "").maxAge(Duration.ZERO).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            HttpServletRequest request, String secret) {
        return ResponseCookie.from(name(request), secret)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/");
    }

    private static List<String> all(HttpServletRequest request) {
        var name = name(request);
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(one -> one.getName().equals(name))
                .map(Cookie::getValue)
                .distinct()
                .toList();
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? HOST_ONLY_PREFIX + PLAIN : PLAIN;
    }
}
