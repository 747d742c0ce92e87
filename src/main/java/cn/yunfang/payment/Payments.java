package cn.yunfang.payment;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Payments for those whom they concern: the patient, the institution, the bureau of his region. */
@Component
public class Payments {
    private final Database database;
    private final Journal journal;
    private final TurnRound turnRound;
    private final AccessLog accessLog;

    Payments(Database database, Journal journal, TurnRound turnRound, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.turnRound = turnRound;
        this.accessLog = accessLog;
    }

    /** Whether it is his own purchase, or his institution's sale. */
    static boolean concerns(Caller caller, String personNo, String institution) {
        return switch (caller.role()) {
            case PATIENT -> personNo.equals(caller.actor());
            case PHARMACY, MEDICAL -> institution.equals(caller.institution());
            case CLERK, REGULATOR, REVIEWER, INTEGRATOR, SYSTEM -> false;
        };
    }

    private static boolean maySee(Caller caller, Payment payment) {
        return switch (caller.role()) {
            case CLERK, REGULATOR -> caller.covers(payment.division());
            default -> concerns(caller, payment.personNo(), payment.institution());
        };
    }

    /**
     * One payment; the look is logged.
     *
     * @param purpose why, for the access log
     */
    public Outcome<Payment> find(Caller caller, String paymentId, String purpose) {
        return seen(caller, paymentId)
                .then(
                        payment ->
                                journal.commit(
                                        payment,
                                        caller,
                                        List.of(
                                                accessLog.look(
                                                        caller,
                                                        journal.now(),
                                                        "getPayment",
                                                        payment.personNo(),
                                                        purpose)),
                                        List.of()));
    }

    private Outcome<Payment> seen(Caller caller, String paymentId) {
        return read(paymentId)
                .filter(one -> maySee(caller, one))
                .<Outcome<Payment>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.PAYMENT_UNKNOWN));
    }

    private Optional<Payment> read(String paymentId) {
        return PaymentNumber.parse(paymentId)
                .flatMap(number -> database.read(PaymentTable.find(number)));
    }

    /** Those made for a settlement, oldest first. */
    public Sql<List<Payment>> of(SettlementNumber settlement) {
        return PaymentTable.of(settlement);
    }

    /**
     * Nobody wants the purchase any more: turns its settlement round, and with it the payment.
     * Money that was taken goes back. Refused while the goods are out; where only the institution
     * knows of them, only the institution may.
     */
    public Outcome<Payment> revoke(Caller caller, String paymentId) {
        return seen(caller, paymentId)
                .then(
                        payment ->
                                refusal(caller, payment)
                                        .<Outcome<Payment>>map(Outcome::refused)
                                        .orElseGet(() -> seen(caller, paymentId)));
    }

    private Optional<Refusal> refusal(Caller caller, Payment payment) {
        return caller.role() == Caller.Role.PATIENT && !turnRound.seesTheGoods(payment)
                ? Optional.of(Refusal.of(Reason.REVOKE_AT_INSTITUTION))
                : turnRound.turn(TurnRound.Sale.of(payment), caller.actor());
    }
}
