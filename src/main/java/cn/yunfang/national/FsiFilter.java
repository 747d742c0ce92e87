package cn.yunfang.national;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code POST …/callFsiService/callService} under any prefix and with doubled slashes: one address
 * for all FSI operations (national-interface §4.1). A filter for the reasons of {@link
 * ProfileAFilter}; the answer is HTTP 200 whatever it says.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FsiFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String END = "/callFsiService/callService";

    private final transient Fsi envelope;
    private final transient FsiProperties properties;

    FsiFilter(Fsi envelope, FsiProperties properties) {
        this.envelope = envelope;
        this.properties = properties;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST") || !isOurs(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        var answer = answer(request);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static boolean isOurs(String path) {
        return path.replaceAll("/{2,}", "/").replaceFirst("/$", "").endsWith(END);
    }

    private byte[] answer(HttpServletRequest request) throws IOException {
        int most = properties.bytes();
        if (request.getContentLengthLong() > most) {
            return envelope.tooLarge();
        }
        var message = request.getInputStream().readNBytes(most + 1);
        return message.length > most
                ? envelope.tooLarge()
                : envelope.answer(name -> header(request, name), message);
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
