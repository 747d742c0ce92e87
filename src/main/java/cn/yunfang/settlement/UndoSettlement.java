package cn.yunfang.settlement;

import cn.yunfang.settlement.MessageTable.Kind;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2103: undoes a settlement of this institution once its goods are back. */
@Component
public class UndoSettlement {
    private final Database database;
    private final Undoing undoing;
    private final AnswerAgain answerAgain;
    private final Journal journal;

    UndoSettlement(Database database, Undoing undoing, AnswerAgain answerAgain, Journal journal) {
        this.database = database;
        this.undoing = undoing;
        this.answerAgain = answerAgain;
        this.journal = journal;
    }

    /** Answers the undoing, a settlement of its own with negative amounts. */
    public Outcome<Settled> undo(Caller caller, MessageKey key, String setlId, String personNo) {
        return SettlementNumber.parse(setlId)
                .map(number -> Journal.attempt(() -> once(caller, key, number, personNo)))
                .orElseGet(UndoSettlement::unknown);
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(Refusal.at("data.setl_id", Reason.SETTLEMENT_UNKNOWN));
    }

    private Outcome<Settled> once(
            Caller caller, MessageKey key, SettlementNumber number, String personNo) {
        var trip = new RoundTrip();
        var stored = trip.add(SettlementTable.stored(number));
        var known = undoing.ask(trip, personNo);
        // last: a copy of this message may be carried out between the reads
        var earlier = trip.add(MessageTable.find(caller.institution(), key.msgid()));
        database.send(trip);
        return earlier.get()
                .map(done -> answerAgain.answer(caller, key, done, Kind.UNDONE))
                .orElseGet(() -> decide(caller, key, personNo, stored.get(), known));
    }

    private Outcome<Settled> decide(
            Caller caller,
            MessageKey key,
            String personNo,
            Optional<SettlementTable.Stored> stored,
            Undoing.Surroundings known) {
        var own =
                stored.filter(one -> one.settled().institution().equals(caller.institution()))
                        .filter(one -> one.settled().person().no().equals(personNo))
                        .filter(one -> one.settled().original().isEmpty());
        if (own.isEmpty()) {
            return unknown();
        }
        if (own.get().state() != Settlement.State.SETTLED) {
            return Outcome.refused(Refusal.at("data.setl_id", Reason.ALREADY_UNDONE));
        }
        return undoing.undo(
                caller,
                own.get().settled(),
                known,
                new Undoing.Order(
                        "2103",
                        key.msgid(),
                        "data.setl_id",
                        Settlement.State.UNDONE,
                        "SettlementUndone"),
                undone ->
                        List.of(
                                MessageTable.add(
                                        caller.institution(),
                                        key,
                                        Kind.UNDONE,
                                        undone,
                                        journal.now())));
    }
}
