package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.payment.DeadPayments;
import cn.yunfang.payment.PaymentState;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments that the platform could not bring to an end by itself, for clerks. */
@RestController
@RequestMapping("/api/v1/payments")
@Tag(name = "Payments 支付")
class DeadPaymentController {
    private static final int MOST = 200;

    /**
     * @param next send it as {@code before} for the next page; absent on the last one
     */
    @Schema(name = "DeadPaymentPage")
    record Page(List<PaymentView> items, Optional<String> next) {}

    /**
     * @param reason why it is given up, at most 200 characters
     */
    @Schema(name = "GivenUp")
    record GivenUp(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "已在柜台退还现金")
                    @Nullable String reason) {}

    /** Where it stands then. */
    @Schema(name = "PaymentEnd")
    record End(PaymentState state, Words said) {}

    private final DeadPayments dead;

    DeadPaymentController(DeadPayments dead) {
        this.dead = dead;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/dead")
    @Operation(
            summary = "Payments that somebody has to see to 待人工处理的支付",
            description = "Newest first, those of the bureau's region.")
    Page list(
            Caller caller,
            @RequestParam(defaultValue = "0") @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var below = before == 0 ? Long.MAX_VALUE : before;
        var found = RefusedException.unless(dead.list(caller, below, size));
        return new Page(
                found.stream().map(PaymentView::of).toList(),
                found.size() < size
                        ? Optional.empty()
                        : Optional.of(Long.toString(found.getLast().number().serial())));
    }

    @AllowedFor(Role.CLERK)
    @PostMapping("/{paymentId}/retry")
    @Operation(
            summary = "Ask the bank anew 重试",
            description = "Under the numbers that it knows, with a new count of tries.")
    PaymentView retry(Caller caller, @PathVariable String paymentId) {
        return PaymentView.of(RefusedException.unless(dead.retry(caller, paymentId)));
    }

    @AllowedFor(Role.CLERK)
    @PostMapping(path = "/{paymentId}/give-up", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "End a payment by hand 人工结案",
            description =
                    """
                    A refund that failed for good was made in another way, or nobody will hear of \
                    a payment any more; `reason` says what was done. Should the bank still act, it \
                    is booked.""")
    End giveUp(Caller caller, @PathVariable String paymentId, @RequestBody GivenUp given) {
        var reason = Limits.said("reason", "原因", given.reason());
        var state = RefusedException.unless(dead.giveUp(caller, paymentId, reason.strip()));
        return new End(state, new Words(state.chinese(), state.english()));
    }
}
