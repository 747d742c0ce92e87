package cn.yunfang.identity;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Three filter chains: nothing in front of the national envelope, bearer tokens for systems, and
 * session cookies for browsers, which alone need a defence against forged requests.
 */
@Configuration
class SecurityConfiguration {
    /** What anybody may see and call. */
    private static final String[] OPEN = {
        "/",
        "/index.html",
        "/favicon.ico",
        "/manifest.webmanifest",
        "/sw.js",
        "/assets/**",
        "/portal/**",
        "/m/**",
        "/v/**",
        "/docs",
        "/docs/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui",
        "/swagger-ui/**",
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/oauth2/token",
        "/oauth2/jwks",
        "/session",
        "/session/**",
        "/problems",
        "/problems/**",
        "/error",
        "/api/v1/statistics/live",
        "/api/v1/payments/callbacks",
        "/api/v1/deliveries/callbacks",
        "/cds-services"
    };

    /** Where no cookie is read and none set: systems come here, and caches keep what they get. */
    private static final List<String> WITHOUT_COOKIES =
            List.of(
                    "/oauth2/token",
                    "/oauth2/jwks",
                    "/actuator/",
                    "/cds-services",
                    "/api/v1/payments/callbacks",
                    "/api/v1/deliveries/callbacks",
                    "/assets/");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    // the envelope proves its caller itself (signature, replay guard), so no filter runs at all
    @Bean
    @Order(1)
    SecurityFilterChain nationalChain() {
        return new DefaultSecurityFilterChain(NationalPaths::match, List.of());
    }

    @Bean
    @Order(2)
    SecurityFilterChain bearerChain(HttpSecurity http, Bearers bearers, RateLimits limits)
            throws Exception {
        return common(http, limits)
                .securityMatcher(SecurityConfiguration::hasNoCookies)
                .csrf(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(
                        server ->
                                server.authenticationManagerResolver(_ -> bearers::authenticate)
                                        .authenticationEntryPoint(notSignedIn())
                                        .accessDeniedHandler(notAllowed()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain browserChain(
            HttpSecurity http,
            Sessions sessions,
            RateLimits limits,
            CsrfTokenRepository csrfTokens,
            OutsideLogIn outside)
            throws Exception {
        if (outside.isConfigured()) {
            http.oauth2Login(outside::configure);
        }
        return common(http, limits)
                .csrf(
                        csrf ->
                                csrf.spa()
                                        .csrfTokenRepository(csrfTokens)
                                        // changed where somebody signs in, and not by each
                                        // request that a session proves: one on its way
                                        // would spoil the token of the next
                                        .sessionAuthenticationStrategy(
                                                new NullAuthenticatedSessionStrategy())
                                        .requireCsrfProtectionMatcher(
                                                SecurityConfiguration::mayBeForged))
                .addFilterBefore(
                        new SessionFilter(sessions, limits), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** A cookie that our pages read and send back in a header; no other page can. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        var cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return cookies;
    }

    private static HttpSecurity common(HttpSecurity http, RateLimits limits) throws Exception {
        return http.addFilterAfter(new LogInLimitFilter(limits), HeaderWriterFilter.class)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        paths ->
                                paths.requestMatchers(OPEN)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .exceptionHandling(
                        faults ->
                                faults.authenticationEntryPoint(notSignedIn())
                                        .accessDeniedHandler(notAllowed()))
                .headers(
                        headers ->
                                headers.addHeaderWriter(new ContentPolicy())
                                        .frameOptions(frame -> frame.deny())
                                        .referrerPolicy(
                                                policy ->
                                                        policy.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static boolean hasNoCookies(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || WITHOUT_COOKIES.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    // a browser adds the cookie whoever made the request; it adds nothing else
    private static boolean mayBeForged(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && SessionCookie.isSent(request);
    }

    private static AuthenticationEntryPoint notSignedIn() {
        return (request, response, _) -> {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    request.getHeader(HttpHeaders.AUTHORIZATION) == null
                            ? "Bearer"
                            : "Bearer error=\"invalid_token\"");
            Problem.write(request, response, Refusal.of(SessionFilter.refusal(request)));
        };
    }

    private static AccessDeniedHandler notAllowed() {
        return (request, response, denied) ->
                Problem.write(
                        request,
                        response,
                        Refusal.of(
                                denied instanceof CsrfException
                                        ? Reason.CSRF_MISSING
                                        : Reason.NOT_ALLOWED));
    }
}
