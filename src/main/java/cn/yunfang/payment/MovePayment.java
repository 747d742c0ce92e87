package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.payment.PaymentTransitions.Row;
import cn.yunfang.payment.PaymentTransitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a payment along a row of the table, with what that books and tells, in one commit. */
@Component
class MovePayment {
    private final Optional<Bank> bank;
    private final Journal journal;
    private final PaymentProperties properties;

    MovePayment(Optional<Bank> bank, Journal journal, PaymentProperties properties) {
        this.bank = bank;
        this.journal = journal;
        this.properties = properties;
    }

    /**
     * Answers where it went; {@code CHANGED_MEANWHILE} when somebody else moved it since it was
     * read.
     *
     * @param why what is kept of it, "" for nothing
     */
    Outcome<PaymentState> move(Payment payment, Verb verb, Caller by, String why) {
        return PaymentTransitions.find(payment.state(), verb)
                .map(row -> commit(payment, row, by, why))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Reason.PAYMENT_STATE,
                                        payment.state().chinese(),
                                        payment.state().name()));
    }

    private Outcome<PaymentState> commit(Payment payment, Row row, Caller by, String why) {
        var now = journal.now();
        var writes = new ArrayList<Sql<?>>();
        writes.add(PaymentTable.move(payment, row.to(), why, now, due(row.to(), now)));
        entry(payment, row)
                .ifPresent(
                        entry ->
                                writes.add(
                                        Ledger.book(
                                                payment.number().bucket(),
                                                journal.nextId(),
                                                List.of(entry),
                                                now)));
        return journal.commit(row.to(), by, writes, told(payment, row, by));
    }

    private Optional<Instant> due(PaymentState to, Instant now) {
        return switch (to) {
            case CREATED, FAILED, REVOKING, REFUNDING -> Optional.of(now);
            case PAYING -> Optional.of(now.plus(properties.lease()));
            case REVERSED -> Optional.of(now.plus(properties.lastLook()));
            case PAID, REFUNDED, REPAID -> Optional.empty();
        };
    }

    private Optional<Ledger.Entry> entry(Payment payment, Row row) {
        return switch (row.booking()) {
            case NONE -> Optional.empty();
            case TAKEN -> Optional.of(taken(payment));
            case GIVEN_BACK -> Optional.of(taken(payment).turned());
        };
    }

    // only what a bank said books anything, so there is one
    private Ledger.Entry taken(Payment payment) {
        return new Ledger.Entry(
                Account.bank(bank.orElseThrow().code()),
                Account.cash(payment.institution()),
                payment.amount());
    }

    private List<Event> told(Payment payment, Row row, Caller by) {
        if (row.event().isEmpty()) {
            return List.of();
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("paymentId", payment.number().toString());
        facts.put("setlId", payment.settlement().toString());
        facts.put("amountFen", payment.amount().value());
        return List.of(journal.event(payment.subject(), row.event(), by, facts));
    }
}
