package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.bank.Bank;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two who want something of one payment in the same moment. */
@PaymentTest
class PaymentRaceModuleTests {
    private static final int TIMES = 12;

    @Autowired private ApplicationContext beans;
    private PayDesk desk;

    @BeforeEach
    void open() {
        desk = new PayDesk(beans);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Stream.of(one, other)
                    .map(
                            step ->
                                    threads.submit(
                                            () -> {
                                                start.await();
                                                return step.call();
                                            }))
                    .toList()
                    .stream()
                    .map(PaymentRaceModuleTests::result)
                    .toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One that the bank has paid, which the platform does not know yet. */
    private Payment paidUnknown() {
        var payment = desk.begun("0001");
        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.PAYING);
        return payment;
    }

    private void refunded(Payment payment) {
        desk.workFor(Duration.ofMinutes(3));
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REFUNDED);
        assertThat(desk.settlementStands(payment)).isFalse();
        assertThat(desk.bank.money()).isEqualTo(Fen.ZERO);
        assertThat(desk.bankInTheBooks()).isEqualTo(Fen.ZERO);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
    }

    @RepeatedTest(TIMES)
    void aCallBackAndARevocation() {
        var payment = paidUnknown();

        atOnce(
                        () -> desk.callBack(payment, Bank.State.DONE).map(state -> "paid"),
                        () ->
                                desk.verbs
                                        .payments()
                                        .revoke(desk.till(), payment.number().toString())
                                        .map(one -> "revoked"))
                .forEach(PayDesk::done);

        refunded(payment);
    }

    @RepeatedTest(TIMES)
    void aCallBackAndAnUndoingAtTheTill() {
        var payment = paidUnknown();

        atOnce(
                        () -> desk.callBack(payment, Bank.State.DONE).map(state -> "paid"),
                        () -> desk.undo(payment).map(one -> "undone"))
                .forEach(PayDesk::done);

        refunded(payment);
    }

    @RepeatedTest(TIMES)
    void twoCallBacks() {
        var payment = paidUnknown();

        var states =
                atOnce(
                        () -> done(desk.callBack(payment, Bank.State.DONE)),
                        () -> done(desk.callBack(payment, Bank.State.DONE)));

        assertThat(states).containsOnly(PaymentState.PAID);
        assertThat(desk.bankInTheBooks()).isEqualTo(PayDesk.PRICE);
        assertThat(desk.now(payment).version()).isEqualTo(2);
    }

    @RepeatedTest(TIMES)
    void twoNodesGiveBackOnce() {
        var payment = desk.begun("6610");
        desk.work();
        done(desk.undo(payment));
        var refunding = desk.now(payment);

        atOnce(
                () -> {
                    desk.verbs.teller().serve(refunding);
                    return true;
                },
                () -> {
                    desk.verbs.teller().serve(refunding);
                    return true;
                });

        refunded(payment);
    }

    @RepeatedTest(TIMES)
    void twoPaymentsOfOneSettlement() {
        var settlement = desk.settle(desk.person()).number().orElseThrow();

        var outcomes =
                atOnce(
                        () -> desk.start(settlement, PayDesk.card("6610")),
                        () -> desk.start(settlement, PayDesk.card("6610")));

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance).count()).isEqualTo(1);
        outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .forEach(no -> assertThat(PayDesk.reason(no)).isEqualTo(Reason.ALREADY_PAYING));
    }

    @RepeatedTest(TIMES)
    void aPaymentAndTheUndoingOfItsSettlement() {
        var settlement = desk.settle(desk.person());
        var number = settlement.number().orElseThrow();

        var outcomes =
                atOnce(
                        () -> desk.start(number, PayDesk.card("6610")).map(Payment::state),
                        () -> desk.undo(settlement).map(one -> PaymentState.REVERSED));

        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Done.class);
        if (outcomes.getFirst() instanceof Outcome.Refused<?>(var refusal)) {
            assertThat(refusal.reason()).isEqualTo(Reason.ALREADY_UNDONE);
        }
        desk.workFor(Duration.ofMinutes(2));
        assertThat(desk.database.read(desk.verbs.payments().of(number)))
                .allMatch(one -> one.state() == PaymentState.REVERSED);
        assertThat(desk.bank.money()).isEqualTo(Fen.ZERO);
    }
}
