package cn.yunfang.clearing;

import cn.yunfang.clearing.ClearingApplication.Decision;
import cn.yunfang.clearing.ClearingApplication.Step;
import cn.yunfang.clearing.ClearingState.Verb;
import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.CardMoney;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The bureau decides an application: as a whole, with deductions, or not at all; or it takes its
 * decision back by counter-entries. A clerk decides what is of his region.
 */
@Component
public class DecideClearing {
    /** What is decided; {@code offset} is taken from what the institution holds of prepayments. */
    public record Draft(List<Deduction> deductions, Fen offset, String chinese, String english) {
        Fen deducted() {
            return deductions.stream().map(Deduction::amount).reduce(Fen.ZERO, Fen::plus);
        }
    }

    private record Known(
            Fen prepaid,
            Fen givenBack,
            Fen card,
            List<ByFund> rows,
            Map<SettlementNumber, Settled> settled) {
        // prepayments are of the funds, so what cards paid stays out of it
        Fen most(ClearingApplication one, Fen deducted) {
            var due = one.figures().due().minus(deducted).plus(givenBack);
            return prepaid.min(due.max(Fen.ZERO));
        }
    }

    private record Made(
            ClearingApplication application,
            List<Ledger.Entry> entries,
            Set<SettlementNumber> deductedFrom) {}

    private static final int MOST_DEDUCTIONS = 100;
    private static final int LONGEST_TEXT = 300;

    private final Database database;
    private final Settlements settlements;
    private final Journal journal;

    DecideClearing(Database database, Settlements settlements, Journal journal) {
        this.database = database;
        this.settlements = settlements;
        this.journal = journal;
    }

    /**
     * Approves it, less the deductions and the offset; books both. Refusals: CLEARING_UNKNOWN,
     * CLEARING_WRONG_STATE, CLEARING_CHANGED, DEDUCTION_OF_WHAT, DEDUCTION_TOO_MUCH,
     * OFFSET_TOO_MUCH.
     */
    public Outcome<ClearingApplication> decide(Caller caller, long id, Draft draft) {
        var wrong = wrong(draft);
        return wrong.isPresent()
                ? Outcome.refused(wrong.get())
                : Journal.attempt(() -> attempt(caller, id, draft));
    }

    private static Optional<Refusal> wrong(Draft draft) {
        return draft.deductions.size() > MOST_DEDUCTIONS
                ? Optional.of(Refusal.invalid("deductions", "扣款", "≤ " + MOST_DEDUCTIONS))
                : wrong(draft.chinese, draft.english);
    }

    private static Optional<Refusal> wrong(String chinese, String english) {
        return Refusal.ofText("chinese", "审定意见", chinese, LONGEST_TEXT)
                .or(() -> Refusal.ofText("english", "英文说明", english, LONGEST_TEXT));
    }

    private Outcome<ClearingApplication> attempt(Caller caller, long id, Draft draft) {
        return found(caller, id)
                .then(one -> one.after(Verb.DECIDE).then(to -> decide(caller, one, to, draft)));
    }

    private Outcome<ClearingApplication> found(Caller caller, long id) {
        return ClearingSight.found(caller, database.read(ClearingTable.find(id)));
    }

    /** What {@link #decide} would make of it, with the same refusals; nothing is written. */
    public Outcome<ClearingApplication> preview(Caller caller, long id, Draft draft) {
        var wrong = wrong(draft);
        return wrong.isPresent()
                ? Outcome.refused(wrong.get())
                : found(caller, id)
                        .then(
                                one ->
                                        one.after(Verb.DECIDE)
                                                .then(to -> made(caller, one, to, draft)))
                        .map(Made::application);
    }

    private Outcome<ClearingApplication> decide(
            Caller caller, ClearingApplication one, ClearingApplication to, Draft draft) {
        return made(caller, one, to, draft).then(made -> commit(caller, one, made, draft));
    }

    private Outcome<Made> made(
            Caller caller, ClearingApplication one, ClearingApplication to, Draft draft) {
        var known = read(one, draft);
        var check = new DeductionCheck(known.rows, known.settled);
        var deducted = draft.deducted();
        var wrong =
                one.figures()
                        .changed(MonthStatement.figures(known.rows))
                        .or(() -> check.refusal(draft.deductions))
                        .or(() -> tooMuchOffset(draft.offset, known.most(one, deducted)));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var entries = new ArrayList<>(check.entries(one.institution(), draft.deductions));
        if (draft.offset.isPositive()) {
            entries.add(offset(one, draft.offset));
        }
        var decision =
                new Decision(
                        one.decision().no() + 1,
                        entries.isEmpty() ? 0 : journal.nextId(),
                        Optional.of(new Step(journal.now(), caller.actor())),
                        deducted,
                        draft.offset,
                        known.givenBack,
                        known.card,
                        draft.chinese,
                        draft.english);
        return Outcome.done(new Made(to.decided(decision), entries, known.settled.keySet()));
    }

    private Outcome<ClearingApplication> commit(
            Caller caller, ClearingApplication one, Made made, Draft draft) {
        var application = made.application;
        var writes = new ArrayList<Sql<?>>();
        // before the application itself, as an undoing takes them
        made.deductedFrom.forEach(number -> writes.add(settlements.stands(number)));
        writes.add(ClearingTable.change(one, application));
        writes.add(DeductionTable.add(one.id(), application.decision().no(), draft.deductions));
        writes.addAll(booked(application, made.entries));
        return journal.commit(application, caller, writes, List.of());
    }

    private Known read(ClearingApplication one, Draft draft) {
        var from = ChinaTime.startOf(one.month().atDay(1));
        var to = ChinaTime.startOf(one.month().plusMonths(1).atDay(1));
        var trip = new RoundTrip();
        var rows = trip.add(settlements.ofInstitution(one.institution(), from, to));
        var prepaid = trip.add(PaymentTable.prepaid(one.institution()));
        var givenBack = trip.add(DeductionTable.givenBack(one.institution()));
        var card = trip.add(CardMoney.of(one.institution(), one.month()));
        var settled = new HashMap<SettlementNumber, Supplier<Optional<Settled>>>();
        for (var deduction : draft.deductions) {
            settled.computeIfAbsent(
                    deduction.settlement(), number -> trip.add(settlements.find(number)));
        }
        database.send(trip);
        var found = new HashMap<SettlementNumber, Settled>();
        settled.forEach((number, reply) -> reply.get().ifPresent(it -> found.put(number, it)));
        var ofMonth = rows.get().rows();
        return new Known(
                prepaid.get(),
                DeductionCheck.givenBack(ofMonth, givenBack.get()),
                card.get().sum(),
                ofMonth,
                found);
    }

    // neither more than is held nor more than would be paid
    private static Optional<Refusal> tooMuchOffset(Fen offset, Fen most) {
        return offset.isNegative() || offset.compareTo(most) > 0
                ? Optional.of(Refusal.at("offset", Reason.OFFSET_TOO_MUCH, offset, most))
                : Optional.empty();
    }

    private static Ledger.Entry offset(ClearingApplication one, Fen offset) {
        return new Ledger.Entry(
                Account.institution(one.institution()), Account.prepaid(one.institution()), offset);
    }

    private static List<Sql<?>> booked(ClearingApplication one, List<Ledger.Entry> entries) {
        var writes = new ArrayList<Sql<?>>();
        if (!entries.isEmpty()) {
            writes.add(
                    Ledger.book(
                            ClearingApplication.bucket(one.institution()),
                            one.decision().booking(),
                            entries,
                            one.decision().made().orElseThrow().at()));
        }
        var offset = one.decision().offset();
        if (offset.isPositive()) {
            writes.addAll(PaymentTable.prepay(one.institution(), offset.negated()));
        }
        return writes;
    }

    /**
     * Sends it back as a whole; it may be applied for again. Refusals: CLEARING_UNKNOWN,
     * CLEARING_WRONG_STATE.
     */
    public Outcome<ClearingApplication> reject(
            Caller caller, long id, String chinese, String english) {
        var wrong = wrong(chinese, english);
        return wrong.isPresent()
                ? Outcome.refused(wrong.get())
                : Journal.attempt(
                        () -> found(caller, id).then(one -> reject(caller, one, chinese, english)));
    }

    private Outcome<ClearingApplication> reject(
            Caller caller, ClearingApplication one, String chinese, String english) {
        var made = Optional.of(new Step(journal.now(), caller.actor()));
        var decision = Decision.none(one.decision().no() + 1, made, chinese, english);
        return one.after(Verb.REJECT)
                .map(to -> to.decided(decision))
                .then(to -> commit(caller, one, to, List.of()));
    }

    /**
     * Takes the decision back before it is paid, by counter-entries of all that it booked.
     * Refusals: CLEARING_UNKNOWN, CLEARING_WRONG_STATE, DEDUCTION_GIVEN_BACK.
     */
    public Outcome<ClearingApplication> reopen(Caller caller, long id) {
        return Journal.attempt(
                () ->
                        found(caller, id)
                                .then(
                                        one ->
                                                one.after(Verb.REOPEN)
                                                        .then(to -> reopen(caller, one, to))));
    }

    private Outcome<ClearingApplication> reopen(
            Caller caller, ClearingApplication one, ClearingApplication to) {
        var decision = one.decision();
        var bucket = ClearingApplication.bucket(one.institution());
        var trip = new RoundTrip();
        var booked = trip.add(Ledger.entries(bucket, decision.booking()));
        var givenBack = trip.add(DeductionTable.givenBack(one.institution()));
        database.send(trip);
        if (givenBack.get().stream().anyMatch(each -> each.application() == one.id())) {
            return Outcome.refused(Reason.DEDUCTION_GIVEN_BACK);
        }
        var entries = booked.get();
        var writes = new ArrayList<Sql<?>>();
        if (!entries.isEmpty()) {
            var turned = entries.stream().map(Ledger.Entry::turned).toList();
            writes.add(Ledger.book(bucket, journal.nextId(), turned, journal.now()));
        }
        if (decision.offset().isPositive()) {
            writes.addAll(PaymentTable.prepay(one.institution(), decision.offset()));
        }
        var none = Decision.none(decision.no(), Optional.empty(), "", "");
        return commit(caller, one, to.decided(none), writes);
    }

    private Outcome<ClearingApplication> commit(
            Caller caller, ClearingApplication from, ClearingApplication to, List<Sql<?>> more) {
        var writes = new ArrayList<Sql<?>>();
        writes.add(ClearingTable.change(from, to));
        writes.addAll(more);
        return journal.commit(to, caller, writes, List.of());
    }
}
