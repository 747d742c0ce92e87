package cn.yunfang.portal;

import cn.yunfang.payment.Payment;
import cn.yunfang.payment.PaymentState;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A payment by card, in yuan.
 *
 * @param ended whether it is paid, refunded or reversed, so that nothing more happens by itself
 * @param cardTail last four characters of the token; the card's number is known to the bank alone
 * @param dead whether a clerk has to see to it
 * @param why what went wrong last, or the clerk's reason
 * @param nextTry when the bank is asked next
 */
@Schema(name = "Payment")
record PaymentView(
        @Schema(example = "P0733000000000021001") String paymentId,
        String setlId,
        String institution,
        BigDecimal amount,
        PaymentState state,
        Words said,
        boolean ended,
        String cardTail,
        int attempts,
        boolean dead,
        String why,
        OffsetDateTime createdAt,
        OffsetDateTime changedAt,
        Optional<OffsetDateTime> nextTry) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.number().toString(),
                payment.settlement().toString(),
                payment.institution(),
                payment.amount().yuan(),
                payment.state(),
                new Words(payment.state().chinese(), payment.state().english()),
                payment.state().isEnd(),
                payment.cardTail(),
                payment.attempts(),
                payment.dead(),
                payment.why(),
                payment.createdAt().atOffset(ChinaTime.ZONE),
                payment.changedAt().atOffset(ChinaTime.ZONE),
                payment.dueAt().map(at -> at.atOffset(ChinaTime.ZONE)));
    }
}
