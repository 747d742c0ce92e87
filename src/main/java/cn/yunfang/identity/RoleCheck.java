package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Opens each endpoint of {@code /api/} and of CDS Hooks only to the roles that stand on it, and
 * hands controllers their {@link Caller}.
 */
@Component
class RoleCheck implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/cds-services/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var refusal = refusal(Optional.ofNullable(method.getMethodAnnotation(AllowedFor.class)));
        if (refusal.isPresent()) {
            Problem.write(request, response, Refusal.of(refusal.get()));
        }
        return refusal.isEmpty();
    }

    private static Optional<Reason> refusal(Optional<AllowedFor> allowed) {
        if (allowed.map(AllowedFor::everybody).orElse(false)) {
            return Optional.empty();
        }
        var caller = SignedIn.current();
        if (caller.isEmpty()) {
            return Optional.of(Reason.NOT_SIGNED_IN);
        }
        boolean listed =
                allowed.stream()
                        .flatMap(one -> Arrays.stream(one.value()))
                        .anyMatch(role -> role == caller.get().role());
        return listed ? Optional.empty() : Optional.of(Reason.NOT_ALLOWED);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return SignedIn.current().orElseThrow();
    }
}
