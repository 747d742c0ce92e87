package cn.yunfang.national;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes the messages of one envelope ahead of all other filters: the usual path matching and
 * firewall refuse paths as clients have them configured (national-interface, "URL prefixes seen"),
 * and the envelope itself proves who sends. The answer is HTTP 200 whatever it says, since clients
 * take any other status for a broken line.
 */
abstract class MessageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient NationalProperties properties;

    MessageFilter(NationalProperties properties) {
        this.properties = properties;
    }

    /** Whether a message to this path is of this envelope. */
    abstract boolean takes(String path);

    /** The answer to a message, JSON in UTF-8. */
    abstract byte[] answer(HttpServletRequest request, byte[] message);

    /** The answer to a message that is larger than so many megabytes. */
    abstract byte[] tooLarge(int megabytes);

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST") || !takes(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        var answer = answered(request);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] answered(HttpServletRequest request) throws IOException {
        int most = properties.bytes();
        if (request.getContentLengthLong() > most) {
            return tooLarge(properties.megabytes());
        }
        var message = request.getInputStream().readNBytes(most + 1);
        return message.length > most ? tooLarge(properties.megabytes()) : answer(request, message);
    }

    /** The last segment that is not empty. */
    static String lastSegment(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
