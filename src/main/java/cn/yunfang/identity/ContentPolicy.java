package cn.yunfang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page of ours may load: its own files, and pictures, fonts and sounds it makes itself.
 * Swagger UI draws with inline styles, so its folder gets those.
 */
final class ContentPolicy implements HeaderWriter {
    private static final String OWN =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "font-src 'self' data:; media-src 'self' blob:; connect-src 'self'; "
                    + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";
    private static final String SWAGGER =
            OWN.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean swagger = request.getRequestURI().startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", swagger ? SWAGGER : OWN);
        response.setHeader(
                "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
