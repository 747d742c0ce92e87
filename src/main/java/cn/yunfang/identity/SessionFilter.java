package cn.yunfang.identity;

import cn.yunfang.shared.Faults;
import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by its session cookie; files and pages need no session and read none. */
final class SessionFilter extends OncePerRequestFilter {
    private static final String[] PATHS = {"/api/", "/session"};
    private static final String LAPSED = SessionFilter.class.getName() + ".lapsed";

    private final Sessions sessions;
    private final RateLimits limits;
    private final RequestAttributeSecurityContextRepository contexts =
            new RequestAttributeSecurityContextRepository();

    SessionFilter(Sessions sessions, RateLimits limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    /** Why a request that is not signed in is refused. */
    static Reason refusal(HttpServletRequest request) {
        return request.getAttribute(LAPSED) == null ? Reason.NOT_SIGNED_IN : Reason.SESSION_ENDED;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith(PATHS[0]) && !path.startsWith(PATHS[1]);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = SessionCookie.secret(request);
        Optional<SignedIn> in;
        try {
            in = secret.flatMap(sessions::find);
        } catch (DataAccessException e) {
            logger.error(request.getRequestURI(), e);
            Problem.write(request, response, Refusal.of(Faults.reason(e)));
            return;
        }
        var tooMany =
                in.isPresent() ? limits.request(secret.get(), response) : Optional.<Refusal>empty();
        if (tooMany.isPresent()) {
            Problem.write(request, response, tooMany.get());
            return;
        }
        if (in.isPresent()) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(in.get());
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        } else if (SessionCookie.isSent(request)) {
            request.setAttribute(LAPSED, true);
        }
        chain.doFilter(request, response);
    }
}
