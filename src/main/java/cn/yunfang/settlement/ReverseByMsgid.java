package cn.yunfang.settlement;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.settlement.MessageTable.Known;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2601: reverses a message whose outcome its sender does not know. A settlement is turned round; a
 * message that never came is remembered, so that it is refused when it comes after all. Asking
 * again changes nothing.
 */
@Component
public class ReverseByMsgid {
    private final Database database;
    private final Undoing undoing;
    private final Journal journal;
    private final AccessLog accessLog;

    ReverseByMsgid(Database database, Undoing undoing, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.undoing = undoing;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /** The doubtful message: whose, its msgid (omsgid) and operation (oinfno). */
    public record Doubt(String personNo, String msgid, String operation) {}

    /**
     * Done when the message has no effect now and never will have.
     *
     * @param msgid of the reversal itself
     */
    public Outcome<Doubt> reverse(Caller caller, String msgid, Doubt doubt) {
        return Journal.attempt(() -> once(caller, msgid, doubt));
    }

    private Outcome<Doubt> once(Caller caller, String msgid, Doubt doubt) {
        var trip = new RoundTrip();
        var message = trip.add(MessageTable.find(caller.institution(), doubt.msgid));
        var stored = trip.add(SettlementTable.storedByMessage(caller.institution(), doubt.msgid));
        var known = undoing.ask(trip, doubt.personNo);
        database.send(trip);
        if (message.get().isEmpty()) {
            return remember(caller, doubt);
        }
        return refusal(message.get().get(), doubt)
                .or(() -> stored.get().flatMap(one -> refusal(one.settled(), doubt)))
                .<Outcome<Doubt>>map(Outcome::refused)
                .orElseGet(() -> decide(caller, msgid, doubt, stored.get(), known));
    }

    // an undoing stands in the stored settlement of its message too, but was refused before
    private static Optional<Refusal> refusal(Settled settled, Doubt doubt) {
        var right = settled.purchase().operation();
        return doubt.operation.equals(right)
                ? Optional.empty()
                : Optional.of(Refusal.invalid("data.oinfno", "原交易编号", right));
    }

    private Outcome<Doubt> remember(Caller caller, Doubt doubt) {
        var now = journal.now();
        return journal.commit(
                doubt,
                caller,
                List.of(
                        MessageTable.addReversed(
                                caller.institution(), doubt.msgid, doubt.personNo, now),
                        accessLog.look(caller, now, "2601", doubt.personNo, "settlement")),
                List.of());
    }

    private static Optional<Refusal> refusal(Known message, Doubt doubt) {
        if (!message.personNo().equals(doubt.personNo)) {
            return Optional.of(Refusal.at("data.omsgid", Reason.SETTLEMENT_UNKNOWN));
        }
        return switch (message.kind()) {
            case REVERSED, SETTLED -> Optional.empty();
            case UNDONE -> Optional.of(Refusal.at("data.omsgid", Reason.UNDO_STANDS));
        };
    }

    private Outcome<Doubt> decide(
            Caller caller,
            String msgid,
            Doubt doubt,
            Optional<SettlementTable.Stored> stored,
            Undoing.Surroundings known) {
        return stored.filter(one -> one.state() == Settlement.State.SETTLED)
                .map(
                        one ->
                                undoing.undo(
                                                caller,
                                                one.settled(),
                                                known,
                                                new Undoing.Order(
                                                        "2601",
                                                        msgid,
                                                        "data.omsgid",
                                                        Settlement.State.REVERSED,
                                                        "SettlementReversed"),
                                                _ -> List.of())
                                        .map(_ -> doubt))
                .orElseGet(() -> Outcome.done(doubt));
    }
}
