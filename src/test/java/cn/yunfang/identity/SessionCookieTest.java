package cn.yunfang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SessionCookieTest {
    @Test
    void overTlsItIsSecureAndOfThisHostAlone() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        var response = new MockHttpServletResponse();

        SessionCookie.set(request, response, "secret");

        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-yunfang-session=secret;")
                .contains("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void overTlsOneThatTheNeighbourhoodCouldSetIsNotTaken() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(new Cookie("yunfang-session", "secret"));

        assertThat(SessionCookie.secret(request)).isEmpty();
        assertThat(SessionCookie.isSent(request)).isFalse();
    }
}
