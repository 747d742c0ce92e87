package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.bank.Bank;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The patient has his goods, and the card does not pay for them. */
@YunfangTest
class GoodsOutModuleTests {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Caller CLERK = PayDesk.clerk("3710");

    @Autowired ApplicationContext beans;

    private PayDesk desk;
    private DeskCounter counter;

    @BeforeEach
    void open() {
        desk = new PayDesk(beans);
        counter = new DeskCounter(beans, desk);
    }

    /** Handed over before the card was asked; seen to for an hour. */
    private Payment unpaid(String cardEnding) {
        var payment = counter.begun(cardEnding);
        counter.handOver(payment);
        desk.workFor(AN_HOUR);
        return payment;
    }

    private void isLeftToAClerk(Payment payment, PaymentState state) {
        var now = desk.now(payment);
        assertThat(now.state()).isEqualTo(state);
        assertThat(now.dead()).isTrue();
        assertThat(now.why()).isEqualTo(Reason.GOODS_NOT_RETURNED.name());
        assertThat(desk.settlementStands(payment)).isTrue();
        assertThat(done(desk.verbs.dead().list(CLERK, Long.MAX_VALUE, 200)))
                .anyMatch(one -> one.number().equals(payment.number()));
        assertThat(desk.cashInTheBooks()).as("open at the counter").isEqualTo(payment.amount());
    }

    private void ended(Payment payment, PaymentState state, boolean stands) {
        assertThat(desk.state(payment)).isEqualTo(state);
        assertThat(desk.now(payment).dead()).isFalse();
        assertThat(desk.settlementStands(payment)).isEqualTo(stands);
    }

    @Test
    void aDeclinedCardTurnsNothingRoundUntilTheGoodsAreBack() {
        var payment = unpaid("0002");
        isLeftToAClerk(payment, PaymentState.FAILED);
        desk.workFor(AN_HOUR);
        isLeftToAClerk(payment, PaymentState.FAILED);

        counter.takeBack(payment);
        done(desk.verbs.dead().retry(CLERK, payment.number().toString()));
        desk.work();

        ended(payment, PaymentState.REVERSED, false);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @Test
    void thePharmacyThatHasTheGoodsBackUndoesItWithoutTheClerk() {
        var payment = unpaid("0002");
        counter.takeBack(payment);

        done(desk.undo(payment));

        ended(payment, PaymentState.REVERSED, false);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @Test
    void theClerkGivesUpAndAnotherCardPays() {
        var payment = unpaid("0002");

        done(desk.verbs.dead().giveUp(CLERK, payment.number().toString(), "患者将另行付款"));
        ended(payment, PaymentState.REVERSED, true);
        var second = done(desk.start(payment.settlement(), PayDesk.card("6610")));
        desk.work();

        ended(second, PaymentState.PAID, true);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aBankThatStaysSilentMayStillPay() {
        var payment = unpaid("0004");
        isLeftToAClerk(payment, PaymentState.PAYING);

        desk.at(() -> done(desk.callBack(payment, Bank.State.DONE)));

        ended(payment, PaymentState.PAID, true);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }
}
