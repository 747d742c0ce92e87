package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static cn.yunfang.payment.PayDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.bank.Bank;
import cn.yunfang.bank.PretendingBank;
import cn.yunfang.clearing.StatementWords;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each way in which a bank can misbehave, and where the payment ends. */
@PaymentTest
class PaymentModuleTests {
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
    void aCardIsPaidOnceAndBooked() {
        var payment = desk.begun("6610");
        assertThat(desk.cashInTheBooks()).isEqualTo(PayDesk.PRICE);

        desk.work();
        desk.workFor(Duration.ofHours(1));

        ends(payment, PaymentState.PAID, true);
        assertThat(desk.bank.asked).hasValue(1);
        assertThat(desk.bankInTheBooks()).isEqualTo(PayDesk.PRICE);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
        // the month's statement tells apart what lies at the institution and what at the bank
        var month = desk.month();
        assertThat(month.atCounter()).isEqualTo(Fen.ZERO);
        assertThat(month.bookedCard()).isEqualTo(PayDesk.PRICE);
        assertThat(month.agrees()).isTrue();
        assertThat(StatementWords.clearing(month))
                .containsEntry("个人现金：柜台收取", "0.00")
                .containsEntry("个人现金：银行卡代收", "10.00");
    }

    @Test
    void whatIsRefundedIsNoLongerHeldForTheInstitution() {
        var payment = desk.begun("6610");
        desk.work();
        done(desk.undo(payment));

        desk.work();

        assertThat(desk.month().bookedCard()).isEqualTo(Fen.ZERO);
        assertThat(desk.month().agrees()).isTrue();
    }

    @Test
    void aDeclinedCardTurnsTheSettlementRound() {
        var payment = desk.begun("0002");

        desk.work();

        ends(payment, PaymentState.REVERSED, false);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
        assertThat(desk.bankInTheBooks()).isEqualTo(Fen.ZERO);
        desk.workFor(A_DAY);
        ends(payment, PaymentState.REVERSED, false);
    }

    @Test
    void aLostAnswerIsAskedForAndTheMoneyNotTakenTwice() {
        var payment = desk.begun("0001");

        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.PAYING);
        assertThat(desk.bank.money()).isEqualTo(PayDesk.PRICE);
        desk.workFor(Duration.ofMinutes(2));

        ends(payment, PaymentState.PAID, true);
        assertThat(desk.bank.asked).hasValue(1);
    }

    @Test
    void aLostRequestIsSentAgainUnderItsNumber() {
        var payment = desk.begun("0006");

        desk.workFor(Duration.ofMinutes(2));

        ends(payment, PaymentState.PAID, true);
        assertThat(desk.bank.asked).hasValue(2);
    }

    @Test
    void theSameCallBackTwiceChangesNothing() {
        var payment = desk.begun("0003");
        desk.work();
        desk.pass(Duration.ofSeconds(10));

        desk.at(
                () ->
                        assertThat(done(desk.callBack(payment, Bank.State.DONE)))
                                .isEqualTo(PaymentState.PAID));
        var first = desk.now(payment);
        desk.at(
                () ->
                        assertThat(done(desk.callBack(payment, Bank.State.DONE)))
                                .isEqualTo(PaymentState.PAID));
        desk.at(
                () ->
                        assertThat(done(desk.callBack(payment, Bank.State.DECLINED)))
                                .isEqualTo(PaymentState.PAID));

        assertThat(desk.now(payment)).isEqualTo(first);
        ends(payment, PaymentState.PAID, true);
    }

    @Test
    void ofTwoMindsTheBankIsAsked() {
        var payment = desk.begun("0007");
        desk.work();
        desk.pass(Duration.ofSeconds(10));

        desk.at(() -> done(desk.callBack(payment, Bank.State.DECLINED)));
        assertThat(desk.state(payment)).isEqualTo(PaymentState.PAYING);
        desk.work();

        ends(payment, PaymentState.PAID, true);
    }

    @Test
    void aSilentBankLeavesNoFundMoneyStanding() {
        var payment = desk.begun("6610");
        desk.bank.silent = true;

        desk.workFor(Duration.ofHours(1));

        assertThat(desk.settlementStands(payment)).isFalse();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REVOKING);
        assertThat(desk.now(payment).dead()).isTrue();
        desk.bank.silent = false;
        done(desk.verbs.dead().retry(PayDesk.clerk(""), payment.number().toString()));
        desk.work();
        ends(payment, PaymentState.REVERSED, false);
    }

    @Test
    void aDeathBetweenTheBankAndUsLosesAndDoublesNothing() {
        var payment = desk.begun("6610");
        desk.bank.dies = true;
        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.PAYING);
        assertThat(desk.bank.money()).isEqualTo(PayDesk.PRICE);
        desk.bank.dies = false;
        desk.work();
        assertThat(desk.state(payment)).as("its lease lasts").isEqualTo(PaymentState.PAYING);

        desk.workFor(Duration.ofMinutes(5));

        ends(payment, PaymentState.PAID, true);
        assertThat(desk.bank.asked).hasValue(1);
    }

    @Test
    void callBacksAreBelievedOnlyWithSignatureAndAmount() {
        var payment = desk.begun("0003");
        desk.work();
        var body =
                PretendingBank.body(
                        new Bank.Notice(
                                payment.number().toString(), Bank.State.DONE, payment.amount()));
        var signature = desk.bank.signature(body);
        var known = Sm2PrivateKey.derived("the pretending bank".getBytes(StandardCharsets.UTF_8));
        assertThat(reason(desk.verbs.notices().take(body, base64(known.sign(body)))))
                .isEqualTo(Reason.BAD_CALLBACK);
        body[body.length - 3]++;

        assertThat(reason(desk.verbs.notices().take(body, signature)))
                .isEqualTo(Reason.BAD_CALLBACK);
        assertThat(reason(desk.verbs.notices().take(body, ""))).isEqualTo(Reason.BAD_CALLBACK);
        assertThat(reason(desk.verbs.notices().take(body, "?"))).isEqualTo(Reason.BAD_CALLBACK);
        assertThat(reason(desk.callBack(payment.number() + "", Bank.State.DONE, new Fen(1))))
                .isEqualTo(Reason.AMOUNT_DIFFERS);
        assertThat(reason(desk.callBack("P0001000000000000000", Bank.State.DONE, new Fen(1))))
                .isEqualTo(Reason.PAYMENT_UNKNOWN);
        assertThat(desk.state(payment)).isEqualTo(PaymentState.PAYING);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void onlyWhatWasJustSettledIsPaidByCard() {
        var late = desk.settle(desk.person()).number().orElseThrow();
        var inTime = desk.settle(desk.person()).number().orElseThrow();

        desk.pass(Duration.ofMinutes(29));
        desk.at(() -> done(desk.start(inTime, PayDesk.card("6610"))));
        desk.pass(Duration.ofMinutes(2));
        desk.at(
                () ->
                        assertThat(reason(desk.start(late, PayDesk.card("6610"))))
                                .isEqualTo(Reason.PAY_TOO_LATE));
    }

    @Test
    void aCardIsBoundOnlyWhenTheBankSaysWhoseItIs() {
        var patient = PayDesk.patient(desk.person().no());
        desk.bank.silent = true;
        assertThat(reason(desk.cards().bind(patient, PayDesk.card("6610"))))
                .isEqualTo(Reason.BANK_SILENT);
        desk.bank.silent = false;
        assertThat(reason(desk.cards().bind(patient, PayDesk.card("0010"))))
                .isEqualTo(Reason.CARD_OF_ANOTHER);

        assertThat(done(desk.cards().bind(patient, PayDesk.card("6610"))).tail()).isEqualTo("6610");
        assertThat(desk.cards().list(patient)).hasSize(1);
    }

    @Test
    void whatTheAccountHasPaidNeedsNoCard() {
        var settled = desk.settleFromAccount(desk.person());

        assertThat(reason(desk.start(settled.number().orElseThrow(), PayDesk.card("6610"))))
                .isEqualTo(Reason.NOTHING_TO_PAY);
    }

    @Test
    void aSettlementIsPaidOnceAndOnlyWhileItStands() {
        var settled = desk.settle(desk.person());
        var number = settled.number().orElseThrow();
        var payment = done(desk.start(number, PayDesk.card("6610")));

        assertThat(reason(desk.start(number, PayDesk.card("6610"))))
                .isEqualTo(Reason.ALREADY_PAYING);
        done(desk.undo(payment));
        assertThat(reason(desk.start(number, PayDesk.card("6610"))))
                .isEqualTo(Reason.ALREADY_UNDONE);
        assertThat(reason(desk.start(number, "6222 0212 3456 7890 128")))
                .isEqualTo(Reason.ALREADY_UNDONE);
        var other = desk.settle(desk.person()).number().orElseThrow();
        assertThat(reason(desk.start(other, "6222 0212 3456 7890 128")))
                .isEqualTo(Reason.CARD_NUMBER_SENT);
        assertThat(reason(desk.start(other, "short"))).isEqualTo(Reason.FIELD_INVALID);
        var bound = new StartPayment.By.Bound("C0001000000000000001");
        assertThat(reason(desk.start(desk.till(), other.toString(), bound)))
                .isEqualTo(Reason.CARD_UNKNOWN);
        assertThat(reason(desk.start(PayDesk.patient("1"), other.toString(), bound)))
                .isEqualTo(Reason.SETTLEMENT_UNKNOWN);
    }
}
