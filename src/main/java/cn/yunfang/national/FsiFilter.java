package cn.yunfang.national;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code POST …/callFsiService/callService}: one address for all numbers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FsiFilter extends MessageFilter {
    private static final long serialVersionUID = 1L;
    private static final String ADDRESS = "callService";

    private final transient Fsi envelope;

    FsiFilter(Fsi envelope, NationalProperties properties) {
        super(properties);
        this.envelope = envelope;
    }

    @Override
    boolean takes(String path) {
        return lastSegment(path).equals(ADDRESS) && path.contains("/callFsiService/");
    }

    @Override
    byte[] answer(HttpServletRequest request, byte[] message) {
        return envelope.answer(name -> header(request, name), message);
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }

    @Override
    byte[] tooLarge(int megabytes) {
        return envelope.refused(Refusal.of(Reason.TOO_LARGE, megabytes));
    }
}
