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

    private final int most;

    /**
     * @param most bytes that a message may have
     */
    MessageFilter(int most) {
        this.most = most;
    }

    /** Whether a message to this path is of this envelope. */
    abstract boolean takes(String path);

    /** The answer to a message, JSON in UTF-8. */
    abstract byte[] answer(HttpServletRequest request, byte[] message);

    abstract byte[] tooLarge();

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST") || !takes(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        var answer = read(request);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > most) {
            return tooLarge();
        }
        var message = request.getInputStream().readNBytes(most + 1);
        return message.length > most ? tooLarge() : answer(request, message);
    }
}
