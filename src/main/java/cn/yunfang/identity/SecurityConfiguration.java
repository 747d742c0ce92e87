package cn.yunfang.identity;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two filter chains: nothing in front of the national envelope, bearer tokens before the rest. */
@Configuration
class SecurityConfiguration {
    /** What a browser may see without a token. */
    private static final String[] OPEN = {
        "/",
        "/index.html",
        "/favicon.ico",
        "/assets/**",
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
        "/problems",
        "/problems/**",
        "/error",
        "/api/v1/statistics/live",
        "/api/v1/payments/callbacks",
        "/cds-services"
    };

    // the envelope proves its caller itself (signature, replay guard), so no filter runs at all
    @Bean
    @Order(1)
    SecurityFilterChain nationalChain() {
        return new DefaultSecurityFilterChain(NationalPaths::match, List.of());
    }

    @Bean
    @Order(2)
    SecurityFilterChain bearerChain(HttpSecurity http, Bearers bearers) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
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
                .oauth2ResourceServer(
                        server ->
                                server.authenticationManagerResolver(_ -> bearers)
                                        .authenticationEntryPoint(notSignedIn())
                                        .accessDeniedHandler(notAllowed()))
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
                                                        policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private static AuthenticationEntryPoint notSignedIn() {
        return (request, response, _) -> {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    request.getHeader(HttpHeaders.AUTHORIZATION) == null
                            ? "Bearer"
                            : "Bearer error=\"invalid_token\"");
            Problem.write(request, response, Refusal.of(Reason.NOT_SIGNED_IN));
        };
    }

    private static AccessDeniedHandler notAllowed() {
        return (request, response, _) ->
                Problem.write(request, response, Refusal.of(Reason.NOT_ALLOWED));
    }
}
