package cn.yunfang.clearing;

import cn.yunfang.clearing.ClearingApplication.Step;
import cn.yunfang.clearing.ClearingState.Verb;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.CardMoney;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Money from the bureau to an institution or back: what was decided, and prepayments. The platform
 * books it and writes the order down; the bank gets the orders of a day as a table.
 */
@Component
public class PayClearing {
    /** A prepayment; negative when the institution pays it back. */
    public record Prepayment(String institution, Fen amount, String chinese, String english) {}

    private static final Fen MOST = new Fen(10_000_000_000L);
    private static final int LONGEST_TEXT = 300;

    private final Database database;
    private final Registry registry;
    private final Journal journal;

    PayClearing(Database database, Registry registry, Journal journal) {
        this.database = database;
        this.registry = registry;
        this.journal = journal;
    }

    /**
     * Orders what was decided to be paid, by somebody else than who decided it. Refusals:
     * CLEARING_UNKNOWN, CLEARING_WRONG_STATE, CLEARING_SAME_PERSON, CLEARING_CARD_CHANGED.
     */
    public Outcome<ClearingApplication> pay(Caller caller, long id) {
        return Journal.attempt(
                () ->
                        ClearingSight.found(caller, database.read(ClearingTable.find(id)))
                                .then(one -> pay(caller, one)));
    }

    private Outcome<ClearingApplication> pay(Caller caller, ClearingApplication one) {
        return one.after(Verb.PAY)
                .then(
                        to ->
                                decidedBy(one).equals(caller.actor())
                                        ? Outcome.refused(
                                                Reason.CLEARING_SAME_PERSON, caller.actor())
                                        : pay(caller, one, to));
    }

    private Outcome<ClearingApplication> pay(
            Caller caller, ClearingApplication one, ClearingApplication to) {
        var card = database.read(CardMoney.of(one.institution(), one.month()));
        return card.sum().equals(one.decision().card())
                ? commit(caller, one, to, card)
                : Outcome.refused(Reason.CLEARING_CARD_CHANGED, one.decision().card(), card.sum());
    }

    private static String decidedBy(ClearingApplication one) {
        return one.decision().made().map(Step::by).orElse("");
    }

    private Outcome<ClearingApplication> commit(
            Caller caller, ClearingApplication one, ClearingApplication to, CardMoney card) {
        var paid = to.paid(new Step(journal.now(), caller.actor()));
        var writes = new ArrayList<Sql<?>>();
        writes.add(ClearingTable.change(one, paid));
        var entries = new ArrayList<>(card.paidOut(one.institution()));
        if (!one.ofFunds().equals(Fen.ZERO)) {
            var owed = Account.institution(one.institution());
            entries.addFirst(Ledger.paid(owed, Account.bank(one.division()), one.ofFunds()));
        }
        if (!entries.isEmpty()) {
            var order =
                    new Payment(
                            journal.nextId(),
                            one.institution(),
                            one.division(),
                            one.id(),
                            one.payable(),
                            one.decision().card(),
                            "清算 " + one.month(),
                            "clearing of " + one.month(),
                            journal.now(),
                            caller.actor());
            if (order.movesMoney()) {
                writes.add(PaymentTable.add(order));
            }
            writes.add(booked(order, entries));
        }
        return journal.commit(paid, caller, writes, List.of());
    }

    /**
     * Drafts money in advance for an institution of the caller's region, or to be taken back; books
     * nothing until somebody else releases it. Refusals: INSTITUTION_UNKNOWN, OFFSET_TOO_MUCH when
     * more is taken back than it holds.
     */
    public Outcome<Payment> prepay(Caller caller, Prepayment prepayment) {
        var wrong = wrong(prepayment);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return registry.institution(prepayment.institution)
                .filter(one -> ClearingSight.maySee(caller, one.code(), one.division()))
                .map(one -> Journal.attempt(() -> prepay(caller, one, prepayment)))
                .orElseGet(
                        () -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, prepayment.institution));
    }

    private static Optional<Refusal> wrong(Prepayment prepayment) {
        var amount = prepayment.amount;
        if (amount.equals(Fen.ZERO) || amount.max(amount.negated()).compareTo(MOST) > 0) {
            return Optional.of(Refusal.invalid("amount", "周转金", "≠ 0, ≤ " + MOST));
        }
        return Refusal.ofText("chinese", "用途", prepayment.chinese, LONGEST_TEXT)
                .or(() -> Refusal.ofText("english", "英文说明", prepayment.english, LONGEST_TEXT));
    }

    private Outcome<Payment> prepay(Caller caller, Institution institution, Prepayment prepayment) {
        var held = database.read(PaymentTable.prepaid(institution.code()));
        var tooMuch = tooMuchBack(prepayment.amount, held);
        if (tooMuch.isPresent()) {
            return Outcome.refused(tooMuch.get());
        }
        var draft =
                new Payment(
                        journal.nextId(),
                        institution.code(),
                        institution.division(),
                        0,
                        prepayment.amount,
                        Fen.ZERO,
                        prepayment.chinese,
                        prepayment.english,
                        journal.now(),
                        caller.actor());
        return journal.commit(draft, caller, List.of(PaymentTable.draft(draft)), List.of());
    }

    private static Optional<Refusal> tooMuchBack(Fen amount, Fen held) {
        return held.plus(amount).isNegative()
                ? Optional.of(Refusal.at("amount", Reason.OFFSET_TOO_MUCH, amount.negated(), held))
                : Optional.empty();
    }

    /**
     * Orders a drafted prepayment, by somebody else than who drafted it, and books it. Refusals:
     * PREPAYMENT_UNKNOWN when none of that number waits, PREPAYMENT_SAME_PERSON, OFFSET_TOO_MUCH.
     */
    public Outcome<Payment> release(Caller caller, long id) {
        return Journal.attempt(() -> waiting(caller, id).then(draft -> release(caller, draft)));
    }

    private Outcome<Payment> waiting(Caller caller, long id) {
        return database.read(PaymentTable.waiting(id))
                .filter(one -> ClearingSight.maySee(caller, one.institution(), one.division()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.PREPAYMENT_UNKNOWN));
    }

    private Outcome<Payment> release(Caller caller, Payment draft) {
        if (draft.by().equals(caller.actor())) {
            return Outcome.refused(Reason.PREPAYMENT_SAME_PERSON, caller.actor());
        }
        var held = database.read(PaymentTable.prepaid(draft.institution()));
        var tooMuch = tooMuchBack(draft.amount(), held);
        if (tooMuch.isPresent()) {
            return Outcome.refused(tooMuch.get());
        }
        var order = draft.ordered(journal.now(), caller.actor());
        var writes = new ArrayList<Sql<?>>();
        writes.add(PaymentTable.end(order.id(), order.at(), order.by()));
        writes.add(PaymentTable.add(order));
        var prepaid = Account.prepaid(order.institution());
        var entry = Ledger.paid(prepaid, Account.bank(order.division()), order.amount());
        writes.add(booked(order, List.of(entry)));
        writes.addAll(PaymentTable.prepay(order.institution(), order.amount()));
        return journal.commit(order, caller, writes, List.of());
    }

    /**
     * Drops a drafted prepayment; anybody of the bureau may. PREPAYMENT_UNKNOWN when none waits.
     */
    public Outcome<Payment> drop(Caller caller, long id) {
        return Journal.attempt(() -> waiting(caller, id).then(draft -> drop(caller, draft)));
    }

    private Outcome<Payment> drop(Caller caller, Payment draft) {
        return journal.commit(
                draft,
                caller,
                List.of(PaymentTable.end(draft.id(), journal.now(), caller.actor())),
                List.of());
    }

    private static Sql<?> booked(Payment order, List<Ledger.Entry> entries) {
        return Ledger.book(
                ClearingApplication.bucket(order.institution()), order.id(), entries, order.at());
    }
}
