package cn.yunfang.identity;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Strict about addresses, with one tolerance: national clients join prefix and path so that {@code
 * //} comes out ({@code /epc/api//fixmedins/…}).
 */
@Component
class Firewall implements HttpFirewall, RequestRejectedHandler {
    private final StrictHttpFirewall strict = new StrictHttpFirewall();
    private final StrictHttpFirewall doubleSlashes = new StrictHttpFirewall();

    Firewall() {
        doubleSlashes.setAllowUrlEncodedDoubleSlash(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return NationalPaths.match(request)
                ? doubleSlashes.getFirewalledRequest(request)
                : strict.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException rejected)
            throws IOException {
        Problem.write(request, response, Refusal.of(Reason.REQUEST_REJECTED));
    }
}
