package cn.yunfang.portal;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads a JSON message as {@link Fields}, as the national envelopes do, within the same limit. */
@Component
class MessageBody implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    private final int megabytes;

    MessageBody(@Value("${yunfang.national.megabytes:10}") int megabytes) {
        this.megabytes = megabytes;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Fields.class;
    }

    @Override
    public Fields resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        int most = megabytes * 1024 * 1024;
        var http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        if (http.getContentLengthLong() > most) {
            throw RefusedException.of(Reason.TOO_LARGE, megabytes);
        }
        var body = http.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw RefusedException.of(Reason.TOO_LARGE, megabytes);
        }
        return Fields.parse(body).orElseThrow(() -> RefusedException.of(Reason.MALFORMED));
    }
}
