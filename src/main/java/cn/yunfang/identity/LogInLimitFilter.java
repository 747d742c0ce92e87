package cn.yunfang.identity;

import cn.yunfang.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts log-ins, of whatever kind, by the address they come from. */
final class LogInLimitFilter extends OncePerRequestFilter {
    private static final List<String> LOG_INS =
            List.of("/oauth2/token", "/session/demo", "/oauth2/authorization/", "/login/oauth2/");
    private static final String NO_LOG_IN = "/session/demo-people";

    private final RateLimits limits;

    LogInLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(NO_LOG_IN) || LOG_INS.stream().noneMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = limits.logIn(request.getRemoteAddr(), response);
        if (refusal.isPresent()) {
            Problem.write(request, response, refusal.get());
            return;
        }
        chain.doFilter(request, response);
    }
}
