package cn.yunfang.shared;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A refusal as RFC 9457 problem details, the only form in which our own API says no.
 *
 * @param type stable and readable: {@code GET /problems/300001} tells what it means
 * @param detail Chinese and English sentence with the cure; never patient data
 * @param instance trace id of the request, as in the log
 * @param code six digits; @param reason its name
 * @param field the field as the caller spelt it, "" when it is about the whole request
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        int code,
        String reason,
        String field,
        String zh,
        String en) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Refusal refusal, String trace) {
        var reason = refusal.reason();
        return new Problem(
                "/problems/" + reason.code(),
                title(reason),
                reason.status(),
                refusal.message(),
                "urn:trace:" + trace,
                reason.code(),
                reason.name(),
                refusal.field(),
                refusal.chinese(),
                refusal.english());
    }

    /** The name in plain words, the same for each occurrence. */
    public static String title(Reason reason) {
        var words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public byte[] json() {
        return Json.text(this).getBytes(StandardCharsets.UTF_8);
    }

    /** Answers a request that never reached a controller. */
    public static void write(ServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var problem = of(refusal, Trace.of(request));
        response.setStatus(problem.status);
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(problem.json());
    }
}
