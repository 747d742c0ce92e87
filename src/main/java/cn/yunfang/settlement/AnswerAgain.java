package cn.yunfang.settlement;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.settlement.MessageTable.Kind;
import cn.yunfang.settlement.MessageTable.Known;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import org.springframework.stereotype.Component;

/** What a msgid gets that was carried out before: the stored answer, or why not. */
@Component
class AnswerAgain {
    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    AnswerAgain(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    Outcome<Settled> answer(Caller caller, MessageKey key, Known before, Kind asked) {
        if (before.kind() == Kind.REVERSED) {
            return Outcome.refused(Refusal.at("msgid", Reason.MSGID_REVERSED));
        }
        if (before.kind() != asked || !before.digest().equals(key.digest())) {
            return Outcome.refused(Refusal.at("msgid", Reason.MSGID_REUSED));
        }
        var trip = new RoundTrip();
        var stored = trip.add(SettlementTable.stored(before.number()));
        trip.add(
                accessLog.look(
                        caller, journal.now(), "answer again", before.personNo(), "settlement"));
        return database.commit(trip)
                .<Outcome<Settled>>map(Outcome::refused)
                .orElseGet(() -> standing(stored.get().orElseThrow()));
    }

    // an answer that no longer holds would mislead whoever retries
    private static Outcome<Settled> standing(SettlementTable.Stored stored) {
        return switch (stored.state()) {
            case SETTLED -> Outcome.done(stored.settled());
            case UNDONE -> Outcome.refused(Reason.ALREADY_UNDONE);
            case REVERSED -> Outcome.refused(Refusal.at("msgid", Reason.MSGID_REVERSED));
        };
    }
}
