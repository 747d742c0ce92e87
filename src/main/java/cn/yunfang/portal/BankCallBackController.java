package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.payment.TakeNotice;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the bank calls back; its signature is its proof. */
@RestController
@RequestMapping("/api/v1/payments/callbacks")
@Tag(name = "Payments 支付")
class BankCallBackController {
    /** What the bank wants to hear; anything else and it calls again. */
    @Schema(name = "CallBackTaken")
    record Taken(boolean taken) {}

    // anybody may send one, and it is read before its signature is checked
    private static final int MOST_KILOBYTES = 64;
    private static final int MOST_BYTES = MOST_KILOBYTES * 1024;

    private final TakeNotice take;

    BankCallBackController(TakeNotice take) {
        this.take = take;
    }

    @AllowedFor(everybody = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The bank tells of a payment or refund 银行回调",
            description =
                    """
                    The body is the bank's own, signed in `X-Bank-Signature`; without a good \
                    signature nothing is believed. The same again changes nothing.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
    Taken take(
            @RequestHeader(name = "X-Bank-Signature", required = false) @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        RefusedException.unless(take.take(body(request), signature == null ? "" : signature));
        return new Taken(true);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw RefusedException.of(Reason.CALLBACK_TOO_LARGE, MOST_KILOBYTES);
        }
        return body;
    }
}
