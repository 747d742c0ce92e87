package cn.yunfang.identity;

import cn.yunfang.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts log-ins, of whatever kind, by the address they come from. */
final class LogInLimitFilter extends OncePerRequestFilter {
    // as the addresses are understood, not as they are spelt: /oauth2/%74oken is one of them
    private static final RequestMatcher LOG_INS =
            new OrRequestMatcher(
                    Stream.of(
                                    "/oauth2/token",
                                    "/session/demo",
                                    "/oauth2/authorization/**",
                                    "/login/oauth2/**")
                            .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                            .toList());

    private final RateLimits limits;

    LogInLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LOG_INS.matches(request);
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
