package cn.yunfang.national;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code POST …/fixmedins/<operation>}, and {@code …/org/local/api/hos/<operation>} of mobile
 * payment, under any prefix and with doubled slashes, as clients have them configured
 * (national-interface, "URL prefixes seen").
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProfileAFilter extends MessageFilter {
    private static final long serialVersionUID = 1L;
    private static final String MARK = "/fixmedins/";
    private static final String MOBILE = "/org/local/api/hos/";

    private final transient ProfileA envelope;
    private final int megabytes;

    ProfileAFilter(ProfileA envelope, NationalProperties properties) {
        super(properties.bytes());
        this.envelope = envelope;
        this.megabytes = properties.megabytes();
    }

    @Override
    boolean takes(String path) {
        return path.contains(MARK) || path.contains(MOBILE);
    }

    @Override
    byte[] answer(HttpServletRequest request, byte[] message) {
        return envelope.answer(lastSegment(request.getRequestURI()), message);
    }

    @Override
    byte[] tooLarge() {
        return envelope.unsealed("", Refusal.of(Reason.TOO_LARGE, megabytes));
    }

    private static String lastSegment(String path) {
        int end = path.length();
        while (path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
