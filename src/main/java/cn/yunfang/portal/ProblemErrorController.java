package cn.yunfang.portal;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what failed outside the controllers (filters, {@code sendError}) in the same form as
 * everything else; without it Boot's own controller would answer in another shape.
 */
@Controller
class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem.write(request, response, refusal(request));
    }

    private static Refusal refusal(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : HttpServletResponse.SC_NOT_FOUND;
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        return switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Refusal.of(Reason.NOT_SIGNED_IN);
            case HttpServletResponse.SC_FORBIDDEN -> Refusal.of(Reason.NOT_ALLOWED);
            case HttpServletResponse.SC_NOT_FOUND -> Refusal.of(Reason.UNKNOWN_OPERATION, path);
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                    Refusal.of(Reason.METHOD_NOT_ALLOWED, request.getMethod(), "GET, POST");
            default ->
                    Refusal.of(
                            status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                                    ? Reason.REQUEST_REJECTED
                                    : Reason.INTERNAL);
        };
    }
}
