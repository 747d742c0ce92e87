package cn.yunfang.portal;

import cn.yunfang.delivery.DeliveryStatus;
import cn.yunfang.delivery.TakeCourierNotice;
import cn.yunfang.identity.AllowedFor;
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

/** Where the courier calls back; its signature is its proof. */
@RestController
@RequestMapping("/api/v1/deliveries/callbacks")
@Tag(name = "Deliveries 配送")
class CourierCallBackController {
    /** Where the parcel is now; anything else than 200 and the courier calls again. */
    @Schema(name = "NoticeTaken")
    record Taken(DeliveryStatus status) {}

    // anybody may send one, and it is read before its signature is checked; a signature may be in
    private static final int MOST_KILOBYTES = 256;
    private static final int MOST_BYTES = MOST_KILOBYTES * 1024;

    private final TakeCourierNotice take;

    CourierCallBackController(TakeCourierNotice take) {
        this.take = take;
    }

    @AllowedFor(everybody = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The courier tells of a parcel 配送公司回调",
            description =
                    """
                    The body is the courier's own, signed in `X-Courier-Signature`; without a good \
                    signature nothing is believed. The same again changes nothing, what comes late \
                    joins the history.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
    Taken take(
            @RequestHeader(name = "X-Courier-Signature", required = false)
                    @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw RefusedException.of(Reason.CALLBACK_TOO_LARGE, MOST_KILOBYTES);
        }
        return new Taken(
                RefusedException.unless(take.take(body, signature == null ? "" : signature)));
    }
}
