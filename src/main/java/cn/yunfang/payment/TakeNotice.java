package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.bank.Bank.Notice;
import cn.yunfang.payment.PaymentTransitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a call-back of the bank. One that says that money has moved is believed, for it is signed;
 * of any other the bank is asked, since what it said may be overtaken. The same again changes
 * nothing.
 */
@Component
public class TakeNotice {
    private final Optional<Bank> bank;
    private final Database database;
    private final Journal journal;
    private final MovePayment move;

    TakeNotice(Optional<Bank> bank, Database database, Journal journal, MovePayment move) {
        this.bank = bank;
        this.database = database;
        this.journal = journal;
        this.move = move;
    }

    /**
     * Answers where the payment stands now.
     *
     * @param signature from the call-back's header, "" when it has none
     */
    public Outcome<PaymentState> take(byte[] body, String signature) {
        return bank.flatMap(one -> one.read(body, signature))
                .map(notice -> Journal.attempt(() -> take(notice)))
                .orElseGet(() -> Outcome.refused(Reason.BAD_CALLBACK));
    }

    private Outcome<PaymentState> take(Notice notice) {
        var ofPayment = PaymentNumber.parse(notice.number());
        var number = ofPayment.or(() -> PaymentNumber.ofRefund(notice.number()));
        var found = number.flatMap(one -> database.read(PaymentTable.find(one)));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.PAYMENT_UNKNOWN);
        }
        var payment = found.get();
        if (!notice.amount().equals(payment.amount())) {
            return Outcome.refused(
                    Reason.AMOUNT_DIFFERS, payment.number(), notice.amount(), payment.amount());
        }
        var verb = ofPayment.isPresent() ? Verb.SUCCEED : Verb.REFUND;
        return notice.state() == Bank.State.DONE
                ? moved(payment, verb)
                : Outcome.done(asked(payment));
    }

    private Outcome<PaymentState> moved(Payment payment, Verb verb) {
        return PaymentTransitions.find(payment.state(), verb).isPresent()
                ? move.move(payment, verb, Caller.SYSTEM, "")
                : Outcome.done(payment.state());
    }

    private PaymentState asked(Payment payment) {
        if (!payment.state().isEnd()) {
            database.commit(PaymentTable.atOnce(payment.number(), journal.now()));
        }
        return payment.state();
    }
}
