package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.payment.Payments;
import cn.yunfang.payment.StartPayment;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paying by card what a settlement leaves to the patient. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Payments 支付")
class PaymentController {
    /**
     * @param cardId a card that the patient has bound
     * @param token of a card that is shown at the counter, instead
     */
    @Schema(name = "CardPayment")
    record Order(
            @Schema(example = "C0733000000000021002") @Nullable String cardId,
            @Nullable String token) {}

    private final StartPayment start;
    private final Payments payments;
    private final Repeats repeats;

    PaymentController(StartPayment start, Payments payments, Repeats repeats) {
        this.start = start;
        this.payments = payments;
        this.repeats = repeats;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY})
    @PostMapping(
            path = "/settlements/{setlId}/payments",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Pay by card what is left to pay 银行卡支付",
            description =
                    """
                    The patient names a card that he bound (`cardId`); the institution sends the \
                    `token` of the one that he shows. The bank is asked afterwards: `GET \
                    /payments/{paymentId}` tells how it ended. When the card is declined the \
                    settlement of a circulated prescription is turned round, any other stands and \
                    the institution takes the cash or undoes it. A settlement is paid once, \
                    within half an hour; `Idempotency-Key` makes a repetition safe.""")
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    ResponseEntity<String> start(
            Caller caller,
            @PathVariable String setlId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Order order) {
        var by = by(order);
        var request = "pay %s %s".formatted(setlId, by);
        var outcome =
                repeats.once(
                        caller,
                        key,
                        request,
                        who -> start.start(who, setlId, by).map(PaymentView::of));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(RefusedException.unless(outcome));
    }

    private static StartPayment.By by(Order order) {
        if (order.cardId() != null && !order.cardId().isBlank()) {
            return new StartPayment.By.Bound(order.cardId().strip());
        }
        return new StartPayment.By.Shown(Limits.said("cardId", "银行卡", order.token()).strip());
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/payments/{paymentId}")
    @Operation(
            summary = "How a payment stands 支付状态",
            description =
                    """
                    A patient sees his own, a hospital or pharmacy those of what it settled, a \
                    bureau its region's.""")
    PaymentView one(
            Caller caller,
            @PathVariable String paymentId,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        return PaymentView.of(
                RefusedException.unless(
                        payments.find(caller, paymentId, Sight.purpose(caller, purpose))));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY})
    @DeleteMapping("/payments/{paymentId}")
    @Operation(
            summary = "Revoke a payment and its settlement 撤销支付",
            description =
                    """
                    Turns the settlement round, refused while the goods are out; what was taken \
                    from the card goes back. Without a circulated prescription only the pharmacy \
                    knows of the goods, and may. Again changes nothing.""")
    PaymentView revoke(Caller caller, @PathVariable String paymentId) {
        return PaymentView.of(RefusedException.unless(payments.revoke(caller, paymentId)));
    }
}
