package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static cn.yunfang.payment.PayDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.bank.Bank;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is given back, and to whom it is left when the bank does not. */
@PaymentTest
class RefundModuleTests {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Autowired private ApplicationContext beans;
    private PayDesk desk;

    @BeforeEach
    void open() {
        desk = new PayDesk(beans);
    }

    private void ends(Payment payment, PaymentState state, boolean stands) {
        assertThat(desk.state(payment)).isEqualTo(state);
        assertThat(desk.settlementStands(payment)).isEqualTo(stands);
        desk.at(() -> assertThat(desk.bankInTheBooks()).isEqualTo(desk.bank.money()));
    }

    @Test
    void moneyThatComesAfterAllIsGivenBackWhetherTheBankCallsOrNot() {
        var called = desk.begun("0004");
        var found = desk.begun("0004");
        desk.workFor(Duration.ofHours(1));
        assertThat(desk.state(called)).isEqualTo(PaymentState.REVOKING);
        assertThat(desk.settlementStands(called)).isFalse();
        desk.pass(Duration.ofHours(2));

        desk.at(() -> done(desk.callBack(called, Bank.State.DONE)));
        assertThat(desk.state(called)).isEqualTo(PaymentState.REFUNDING);
        desk.work();
        assertThat(desk.state(called)).isEqualTo(PaymentState.REFUNDED);

        // nobody asks any more, since the bank was too long at it
        assertThat(desk.now(found).dead()).isTrue();
        desk.at(() -> done(desk.verbs.dead().retry(PayDesk.clerk(""), found.number().toString())));
        desk.work();
        ends(found, PaymentState.REFUNDED, false);
    }

    @Test
    void theBankIsAskedALastTimeAboutWhatWasReversed() {
        var payment = desk.begun("0006");
        desk.work(); // the request got lost
        done(desk.undo(payment));
        desk.work();
        ends(payment, PaymentState.REVERSED, false);
        desk.at(() -> payLate(payment));

        desk.workFor(A_DAY);

        ends(payment, PaymentState.REFUNDED, false);
    }

    // the lost request arrives after all
    private void payLate(Payment payment) {
        try {
            desk.bank.pay(
                    new Bank.Order(payment.number().toString(), payment.token(), payment.amount()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRefundThatFailsIsAskedForUnderAnotherNumber() {
        var payment = desk.begun("0005");
        desk.work();
        done(desk.undo(payment));
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REFUNDING);
        assertThat(desk.cashInTheBooks()).isEqualTo(PayDesk.PRICE.negated());

        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REFUNDING);
        desk.workFor(Duration.ofMinutes(2));

        ends(payment, PaymentState.REFUNDED, false);
        assertThat(desk.now(payment).refundRound()).isEqualTo(1);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aRefundWhoseAnswerIsLostHappensOnce() {
        var payment = desk.begun("0009");
        desk.work();
        done(desk.undo(payment));

        desk.workFor(Duration.ofMinutes(2));

        ends(payment, PaymentState.REFUNDED, false);
        assertThat(desk.bank.money()).isEqualTo(Fen.ZERO);
    }

    @Test
    void aRefundThatNeverSucceedsIsLeftToAClerkOfTheRegion() {
        var payment = desk.begun("0008");
        desk.work();
        done(desk.undo(payment));
        desk.workFor(Duration.ofHours(1));
        assertThat(desk.now(payment).dead()).isTrue();
        var id = payment.number().toString();
        var stranger = PayDesk.clerk("32");
        var clerk = PayDesk.clerk("3710");

        assertThat(reason(desk.verbs.dead().retry(stranger, id))).isEqualTo(Reason.PAYMENT_UNKNOWN);
        assertThat(done(desk.verbs.dead().list(stranger, Long.MAX_VALUE, 200)))
                .noneMatch(one -> one.number().equals(payment.number()));
        assertThat(done(desk.verbs.dead().list(clerk, Long.MAX_VALUE, 200)))
                .anyMatch(one -> one.number().equals(payment.number()));
        done(desk.verbs.dead().retry(clerk, id));
        assertThat(reason(desk.verbs.dead().retry(clerk, id))).isEqualTo(Reason.PAYMENT_STATE);
        desk.workFor(Duration.ofHours(1));
        assertThat(reason(desk.verbs.dead().giveUp(clerk, id, " ")))
                .isEqualTo(Reason.FIELD_MISSING);
        done(desk.verbs.dead().giveUp(clerk, id, "已在柜台退还现金"));

        ends(payment, PaymentState.REPAID, false);
        assertThat(desk.now(payment).why()).isEqualTo("已在柜台退还现金");
        // the counter is short of what still lies at the bank
        assertThat(desk.cashInTheBooks()).isEqualTo(PayDesk.PRICE.negated());
    }

    @Test
    void whatNobodyHasAskedForIsSimplyReversed() {
        var payment = desk.begun("6610");

        done(desk.verbs.payments().revoke(desk.till(), payment.number() + ""));
        desk.workFor(A_DAY);

        ends(payment, PaymentState.REVERSED, false);
        assertThat(desk.bank.asked).hasValue(0);
    }

    @Test
    void aPaidPurchaseThatIsRevokedIsRefunded() {
        var payment = desk.begun("6610");
        desk.work();

        done(desk.verbs.payments().revoke(desk.till(), payment.number().toString()));
        done(desk.verbs.payments().revoke(desk.till(), payment.number().toString()));
        desk.work();

        ends(payment, PaymentState.REFUNDED, false);
        assertThat(
                        reason(
                                desk.verbs
                                        .payments()
                                        .revoke(PayDesk.patient("1"), payment.number() + "")))
                .isEqualTo(Reason.PAYMENT_UNKNOWN);
    }

    @Test
    void noPatientUndoesWhatHeMayHold() {
        var payment = desk.begunAtCounter("6610");
        var tied = desk.begun("6610");
        desk.work();

        for (var one : List.of(payment, tied)) {
            var patient = PayDesk.patient(one.personNo());
            assertThat(reason(desk.verbs.payments().revoke(patient, one.number() + "")))
                    .isEqualTo(Reason.REVOKE_AT_INSTITUTION);
            ends(one, PaymentState.PAID, true);
        }
        done(desk.verbs.payments().revoke(desk.till(), payment.number() + ""));
        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REFUNDED);
    }

    @Test
    void aDeclinedCardUndoesNoSaleWhoseGoodsMayBeOut() {
        var payment = desk.begunAtCounter("0002");

        desk.work();
        desk.workFor(A_DAY);

        ends(payment, PaymentState.REVERSED, true);
        assertThat(desk.now(payment).why()).contains("insufficient funds");
        assertThat(desk.cashInTheBooks()).as("open at the counter").isEqualTo(PayDesk.PRICE);
    }

    @Test
    void aDeclinedCardIsFollowedByAnother() {
        var declined = desk.begunAtCounter("0002");
        desk.work();

        var second = done(desk.start(declined.settlement(), PayDesk.card("6610")));
        desk.work();

        ends(second, PaymentState.PAID, true);
        assertThat(desk.state(declined)).isEqualTo(PaymentState.REVERSED);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @Test
    void whatComesTooLateIsGivenBackAndTheSaleStands() {
        var payment = desk.begunAtCounter("0004");
        desk.workFor(Duration.ofHours(1));
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REVOKING);
        desk.pass(Duration.ofHours(2));

        desk.at(() -> done(desk.callBack(payment, Bank.State.DONE)));
        desk.work();

        ends(payment, PaymentState.REFUNDED, true);
        assertThat(desk.cashInTheBooks()).as("open at the counter").isEqualTo(PayDesk.PRICE);
    }
}
