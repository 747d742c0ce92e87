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
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2103, 2208: undoes a settlement of this institution once its goods are back. */
@Component
public class UndoSettlement {
    /** Modules whose own rows say that something is settled write that it no longer is. */
    public interface AlsoUndone {
        /** What is written in the commit that turns the settlement round, whoever asks for it. */
        List<Sql<?>> undone(Settled settled);
    }

    /**
     * Which settlement is meant.
     *
     * @param visit mdtrt_id of the visit (2208); empty for a sale of a drugstore (2103)
     */
    public record Which(String setlId, String personNo, Optional<String> visit) {
        private String operation() {
            return visit.isPresent() ? "2208" : "2103";
        }
    }

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
    public Outcome<Settled> undo(Caller caller, MessageKey key, Which which) {
        return SettlementNumber.parse(which.setlId)
                .map(number -> Journal.attempt(() -> once(caller, key, number, which)))
                .orElseGet(UndoSettlement::unknown);
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(Refusal.at("data.setl_id", Reason.SETTLEMENT_UNKNOWN));
    }

    private Outcome<Settled> once(
            Caller caller, MessageKey key, SettlementNumber number, Which which) {
        var trip = new RoundTrip();
        var stored = trip.add(SettlementTable.stored(number));
        var known = undoing.ask(trip, which.personNo);
        // last: a copy of this message may be carried out between the reads
        var earlier = trip.add(MessageTable.find(caller.institution(), key.msgid()));
        database.send(trip);
        return earlier.get()
                .map(done -> answerAgain.answer(caller, key, done, Kind.UNDONE))
                .orElseGet(() -> decide(caller, key, which, stored.get(), known));
    }

    private Outcome<Settled> decide(
            Caller caller,
            MessageKey key,
            Which which,
            Optional<SettlementTable.Stored> stored,
            Undoing.Surroundings known) {
        var own =
                stored.filter(one -> one.settled().institution().equals(caller.institution()))
                        .filter(one -> one.settled().person().no().equals(which.personNo))
                        .filter(one -> one.settled().original().isEmpty());
        if (own.isEmpty()) {
            return unknown();
        }
        var visit = own.get().settled().purchase().visit();
        if (!visit.equals(which.visit)) {
            return visit.isPresent() == which.visit.isPresent()
                    ? unknown()
                    : Outcome.refused(
                            Refusal.invalid(
                                    "data.setl_id", "结算ID", visit.isPresent() ? "2208" : "2103"));
        }
        if (own.get().state() != Settlement.State.SETTLED) {
            return Outcome.refused(Refusal.at("data.setl_id", Reason.ALREADY_UNDONE));
        }
        return undoing.undo(
                caller,
                own.get().settled(),
                known,
                new Undoing.Order(
                        which.operation(),
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
