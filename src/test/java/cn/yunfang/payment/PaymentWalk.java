package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.bank.Bank;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random steps of patients, till, clerk, bank and clock, with a line that is cut and a platform
 * that dies between the bank's answer and its own commit. The books must follow the payments'
 * states after every step.
 */
final class PaymentWalk {
    private static final List<String> CARDS =
            List.of(
                    "6610", "6611", "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008",
                    "0009");
    private static final Set<Reason> EXPECTED =
            Set.of(
                    Reason.ALREADY_UNDONE,
                    Reason.ALREADY_PAYING,
                    Reason.PAYMENT_STATE,
                    Reason.PAY_TOO_LATE);

    private final PayDesk desk;
    private final Random random;
    private final List<Payment> all = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    PaymentWalk(PayDesk desk, long seed) {
        this.desk = desk;
        this.random = new Random(seed);
    }

    List<Payment> all() {
        return all;
    }

    String told() {
        return String.join("\n", told.subList(Math.max(0, told.size() - 40), told.size()));
    }

    void step() {
        desk.at(
                () -> {
                    if (all.isEmpty()) {
                        beginWithTheWorst();
                        return;
                    }
                    var payment = all.get(random.nextInt(all.size()));
                    switch (random.nextInt(24)) {
                        case 0, 1, 2 -> begin(CARDS.get(random.nextInt(CARDS.size())));
                        case 3, 4, 11 -> callBack(payment);
                        case 12 -> callBackRefund(payment);
                        case 5 -> tell("undo", payment, desk.undo(payment));
                        case 6 -> revoke(payment);
                        case 7 -> pass(Duration.ofSeconds(1 + random.nextInt(600)));
                        case 8 -> pass(Duration.ofHours(1 + random.nextInt(13)));
                        case 9 -> retry(payment);
                        case 10 -> startAgain(payment);
                        default -> work();
                    }
                });
        books();
    }

    // paid, undone, and never to be given back by the bank
    private void beginWithTheWorst() {
        var payment = begin("0008");
        desk.workNow();
        tell("undo", payment, desk.undo(payment));
    }

    private Payment begin(String card) {
        var payment = random.nextBoolean() ? desk.begun(card) : desk.begunAtCounter(card);
        all.add(payment);
        told.add("begin " + payment.number() + " " + payment.cardTail());
        return payment;
    }

    private void startAgain(Payment payment) {
        var outcome = desk.start(payment.settlement(), PayDesk.card("6610"));
        tell("start again", payment, outcome);
        if (outcome instanceof Outcome.Done<Payment>(var another)) {
            all.add(another);
        }
    }

    // what the bank tells of money is true, however late and often; its failures need not be
    private void callBack(Payment payment) {
        var number = payment.number().toString();
        boolean paid = desk.bank.state(number) == Bank.State.DONE;
        var state = paid && random.nextInt(4) > 0 ? Bank.State.DONE : Bank.State.DECLINED;
        for (int i = 0; i <= random.nextInt(2); i++) {
            tell("call back " + state, payment, desk.callBack(payment, state));
        }
    }

    private void callBackRefund(Payment payment) {
        for (int round = 0; round < 2; round++) {
            var number = payment.number().refund(round);
            if (desk.bank.state(number) == Bank.State.DONE) {
                tell(
                        "call back refund",
                        payment,
                        desk.callBack(number, Bank.State.DONE, payment.amount()));
            }
        }
    }

    private void revoke(Payment payment) {
        tell("revoke", payment, desk.verbs.payments().revoke(desk.till(), payment.number() + ""));
    }

    private void retry(Payment payment) {
        tell("retry", payment, desk.verbs.dead().retry(PayDesk.clerk("37"), payment.number() + ""));
    }

    private void pass(Duration time) {
        told.add("pass " + time);
        desk.pass(time);
    }

    private void work() {
        desk.bank.dies = random.nextInt(4) == 0;
        desk.bank.silent = random.nextInt(4) == 0;
        told.add("work, dies " + desk.bank.dies + ", silent " + desk.bank.silent);
        desk.workNow();
        desk.bank.dies = false;
        desk.bank.silent = false;
    }

    private void tell(String what, Payment payment, Outcome<?> outcome) {
        told.add(what + " " + payment.number() + " " + payment.cardTail() + ": " + outcome);
        if (outcome instanceof Outcome.Refused<?>(var refusal)) {
            assertThat(EXPECTED).contains(refusal.reason());
        }
    }

    /** The books have what the states say, whatever the bank really did. */
    void books() {
        long held =
                all.stream().map(desk::state).filter(PaymentWalk::holdsMoney).count()
                        * PayDesk.PRICE.value();
        long standing =
                all.stream()
                                .filter(desk::settlementStands)
                                .map(Payment::settlement)
                                .distinct()
                                .count()
                        * PayDesk.PRICE.value();
        assertThat(desk.bankInTheBooks()).isEqualTo(new Fen(held));
        assertThat(desk.cashInTheBooks()).isEqualTo(new Fen(standing - held));
    }

    private static boolean holdsMoney(PaymentState state) {
        return switch (state) {
            case PAID, REFUNDING, REPAID -> true;
            case CREATED, PAYING, FAILED, REVOKING, REVERSED, REFUNDED -> false;
        };
    }

    /** All lines are good again, time passes, and a clerk does his work. */
    void end() {
        for (int i = 0; i < 4; i++) {
            for (int hour = 0; hour < 14; hour++) {
                desk.pass(Duration.ofHours(1));
                desk.work();
            }
            all.stream()
                    .map(desk::now)
                    .filter(Payment::dead)
                    .forEach(i < 3 ? this::retryAtEnd : this::giveUp);
        }
    }

    private void retryAtEnd(Payment payment) {
        desk.at(() -> done(desk.verbs.dead().retry(PayDesk.clerk("37"), payment.number() + "")));
    }

    private void giveUp(Payment payment) {
        assertThat(payment.cardTail()).as("the only card without an end").isEqualTo("0008");
        desk.at(
                () ->
                        done(
                                desk.verbs
                                        .dead()
                                        .giveUp(
                                                PayDesk.clerk("37"),
                                                payment.number() + "",
                                                "已在柜台退还现金")));
    }

    /** Every payment is at an end that fits its settlement, and the bank has what the books say. */
    void checkEnd() {
        books();
        for (var payment : all) {
            var end = desk.now(payment);
            assertThat(end.state().isEnd()).as("%s", end).isTrue();
            boolean stands = desk.settlementStands(payment);
            boolean paid = end.state() == PaymentState.PAID;
            assertThat(end.tied() ? stands == paid : stands || !paid).as("%s", end).isTrue();
        }
        desk.at(() -> assertThat(desk.bankInTheBooks()).isEqualTo(desk.bank.money()));
    }
}
