package cn.yunfang.national;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
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
 * {@code POST …/fixmedins/<operation>} under any prefix and with doubled slashes, as clients have
 * them configured (national-interface, "URL prefixes seen"). A filter ahead of all others: the
 * usual path matching and firewall refuse such paths, and the signature of the message is what
 * authenticates it. The answer is HTTP 200 whatever it says, since clients take any other status
 * for a broken line.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProfileAFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "/fixmedins/";

    private final transient ProfileA envelope;
    private final transient NationalProperties properties;

    ProfileAFilter(ProfileA envelope, NationalProperties properties) {
        this.envelope = envelope;
        this.properties = properties;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        if (!request.getMethod().equals("POST") || !path.contains(MARK)) {
            chain.doFilter(request, response);
            return;
        }
        var answer = answer(request, lastSegment(path));
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] answer(HttpServletRequest request, String operation) throws IOException {
        int most = properties.bytes();
        if (request.getContentLengthLong() > most) {
            return tooLarge();
        }
        var message = request.getInputStream().readNBytes(most + 1);
        return message.length > most ? tooLarge() : envelope.answer(operation, message);
    }

    private byte[] tooLarge() {
        return envelope.unsealed("", Refusal.of(Reason.TOO_LARGE, properties.megabytes()));
    }

    private static String lastSegment(String path) {
        int end = path.length();
        while (path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
