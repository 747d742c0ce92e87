package cn.yunfang.national;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code POST …/callFsiService/callService} under any prefix and with doubled slashes: one address
 * for all FSI operations (national-interface §4.1).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FsiFilter extends MessageFilter {
    private static final long serialVersionUID = 1L;
    private static final String END = "/callFsiService/callService";

    private final transient FsiDoor envelope;

    FsiFilter(FsiDoor envelope, FsiProperties properties) {
        super(properties.bytes());
        this.envelope = envelope;
    }

    @Override
    boolean takes(String path) {
        return path.replaceAll("/{2,}", "/").replaceFirst("/$", "").endsWith(END);
    }

    @Override
    byte[] answer(HttpServletRequest request, byte[] message) {
        return envelope.answer(name -> header(request, name), message);
    }

    @Override
    byte[] tooLarge() {
        return envelope.tooLarge();
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
