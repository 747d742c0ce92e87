package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.bank.Bank.Answer;
import cn.yunfang.payment.PaymentTransitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes one payment a step further. Whatever may have been asked before is looked up by its number
 * before it is asked again, and asked again under the same number.
 */
@Component
class PursuePayment {
    private static final String NO_ANSWER = "银行未应答 no answer of the bank";
    private static final String AT_IT = "银行处理中 the bank is at it";
    private static final int LAST_ROUND = 99;

    private final AskBank askBank;
    private final MovePayment move;
    private final TurnRound turnRound;
    private final PaymentProperties properties;

    PursuePayment(
            AskBank askBank, MovePayment move, TurnRound turnRound, PaymentProperties properties) {
        this.askBank = askBank;
        this.move = move;
        this.turnRound = turnRound;
        this.properties = properties;
    }

    /** One try. */
    Next pursue(Payment payment) {
        return switch (payment.state()) {
            case CREATED -> begin(payment);
            case PAYING -> isPatient(payment) ? take(payment) : turn(payment);
            case FAILED -> turn(payment);
            case REVOKING -> revoke(payment);
            case REVERSED -> lookAgain(payment);
            case REFUNDING -> giveBack(payment);
            case PAID, REFUNDED, REPAID -> new Next.Over();
        };
    }

    // what is written first can be found again, whatever becomes of this node while it asks
    private Next begin(Payment payment) {
        return move(payment, Verb.ASK, "");
    }

    private boolean isPatient(Payment payment) {
        return payment.attempts() < properties.attempts();
    }

    private Next take(Payment payment) {
        if (payment.attempts() == 0) {
            return pay(payment); // it has only just been written that the bank is asked
        }
        return query(payment.number().toString())
                .map(
                        answer ->
                                answer.state() == Bank.State.UNKNOWN
                                        ? pay(payment)
                                        : told(payment, answer))
                .orElseGet(() -> wait(payment, NO_ANSWER));
    }

    private Next pay(Payment payment) {
        var order = new Bank.Order(payment.number().toString(), payment.token(), payment.amount());
        return askBank.ask(bank -> bank.pay(order))
                .map(answer -> told(payment, answer))
                .orElseGet(() -> wait(payment, NO_ANSWER));
    }

    private Next told(Payment payment, Answer answer) {
        return switch (answer.state()) {
            case DONE -> move(payment, Verb.SUCCEED, "");
            case DECLINED -> move(payment, Verb.DECLINE, answer.why());
            case PENDING -> wait(payment, AT_IT);
            case UNKNOWN -> wait(payment, NO_ANSWER);
        };
    }

    private Next turn(Payment payment) {
        if (!turnRound.fallsWith(payment)) {
            return move(payment, Verb.DROP, payment.why());
        }
        return turnRound
                .turn(payment)
                .<Next>map(refusal -> wait(payment, refusal.reason().name()))
                .orElseGet(Next.Moved::new);
    }

    // a bank that knows nothing of it may still get the request: lookAgain
    private Next revoke(Payment payment) {
        return query(payment.number().toString())
                .map(
                        answer ->
                                answer.state() == Bank.State.UNKNOWN
                                        ? move(payment, Verb.DECLINE, "")
                                        : told(payment, answer))
                .orElseGet(() -> wait(payment, NO_ANSWER));
    }

    private Next lookAgain(Payment payment) {
        var answer = query(payment.number().toString());
        if (answer.isEmpty() || answer.get().state() == Bank.State.PENDING) {
            return isPatient(payment) ? wait(payment, payment.why()) : new Next.Over();
        }
        return answer.get().state() == Bank.State.DONE
                ? move(payment, Verb.SUCCEED, "")
                : new Next.Over();
    }

    private Next giveBack(Payment payment) {
        return query(payment.refundNumber())
                .flatMap(
                        answer ->
                                answer.state() == Bank.State.UNKNOWN
                                        ? refund(payment)
                                        : Optional.of(answer))
                .map(answer -> refunded(payment, answer))
                .orElseGet(() -> wait(payment, NO_ANSWER));
    }

    private Optional<Answer> refund(Payment payment) {
        var refund =
                new Bank.Refund(
                        payment.refundNumber(), payment.number().toString(), payment.amount());
        return askBank.ask(bank -> bank.refund(refund));
    }

    // a refund that was declined is over under its number
    private Next refunded(Payment payment, Answer answer) {
        return switch (answer.state()) {
            case DONE -> move(payment, Verb.REFUND, "");
            case DECLINED ->
                    new Next.Wait(answer.why(), Math.min(payment.refundRound() + 1, LAST_ROUND));
            case PENDING -> wait(payment, AT_IT);
            case UNKNOWN -> wait(payment, NO_ANSWER);
        };
    }

    private Optional<Answer> query(String number) {
        return askBank.ask(bank -> bank.query(number));
    }

    // who was faster knows better
    private Next move(Payment payment, Verb verb, String why) {
        return switch (move.move(payment, verb, Caller.SYSTEM, why)) {
            case Outcome.Done<PaymentState> _ -> new Next.Moved();
            case Outcome.Refused<PaymentState>(var refusal)
                    when refusal.reason() == Reason.CHANGED_MEANWHILE ->
                    new Next.Moved();
            case Outcome.Refused<PaymentState>(var refusal) ->
                    wait(payment, refusal.reason().name());
        };
    }

    private static Next wait(Payment payment, String why) {
        return new Next.Wait(why, payment.refundRound());
    }
}
