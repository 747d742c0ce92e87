package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Signs people in and out of their browser. */
@Component
public class BrowserSessions {
    private final Sessions sessions;
    private final SignIn signIn;
    private final RateLimits limits;
    private final CsrfTokenRepository csrfTokens;

    BrowserSessions(
            Sessions sessions, SignIn signIn, RateLimits limits, CsrfTokenRepository csrfTokens) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.limits = limits;
        this.csrfTokens = csrfTokens;
    }

    /**
     * Who is signed in.
     *
     * @param until when that ends, unless it is used before
     */
    public record Present(Caller caller, Instant until) {}

    /** Who asks, by token or by session. */
    public Optional<Present> current() {
        return SignedIn.now().map(BrowserSessions::present);
    }

    /** Whether this is the demo city, where everybody may sign in as everybody. */
    public boolean isDemo() {
        return signIn.isDemo();
    }

    /**
     * A person of the demo city, by role; refused on a real platform. Whoever was signed in here
     * before is signed out.
     *
     * @param request the browser's; {@code response} gets its cookie
     */
    public Outcome<Present> enterDemo(
            NamedPerson person, HttpServletRequest request, HttpServletResponse response) {
        var account = person.role() + ":" + person.who();
        return limits.logInTo(account, response, () -> signIn.demo(person))
                .map(known -> open(known, request, response));
    }

    /** Opens a session for somebody whose identity is proven. */
    Present open(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var opened = sessions.open(caller, SessionCookie.secret(request));
        SessionCookie.set(request, response, opened.secret());
        // what a page knew before somebody signed in is worth nothing afterwards
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return present(opened.in());
    }

    /**
     * Ends the session for all nodes and has the browser drop what its pages kept: whoever sits
     * down next must find nothing.
     */
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.secret(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        // not "cookies": browsers would take those of every other system in the domain too
        response.setHeader("Clear-Site-Data", "\"storage\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Present present(SignedIn in) {
        return new Present(in.caller(), in.until());
    }
}
