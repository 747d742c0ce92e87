package cn.yunfang.visit;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 2202: cancels a registration of which nothing is settled; charges not settled end with it. Asking
 * again changes nothing.
 */
@Component
public class CancelVisit {
    private final Database database;
    private final Journal journal;

    CancelVisit(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Answers mdtrt_id. */
    public Outcome<String> cancel(Caller caller, String mdtrtId, String personNo) {
        return Journal.attempt(() -> once(caller, mdtrtId, personNo));
    }

    private Outcome<String> once(Caller caller, String mdtrtId, String personNo) {
        var trip = new RoundTrip();
        var reading = OpenVisit.Reading.ask(trip, mdtrtId);
        database.send(trip);
        return reading.proven(caller, personNo, "data").then(known -> decide(caller, known));
    }

    private Outcome<String> decide(Caller caller, OpenVisit known) {
        var visit = known.visit();
        var mdtrtId = visit.number().toString();
        if (visit.cancelled()) {
            return Outcome.done(mdtrtId);
        }
        return known.anySettled()
                ? Outcome.refused(Refusal.at("data.mdtrt_id", Reason.FEES_SETTLED))
                : journal.commit(
                        mdtrtId,
                        caller,
                        List.of(VisitTable.cancel(visit)),
                        List.of(
                                journal.event(
                                        visit.number().subject(),
                                        "VisitCancelled",
                                        caller,
                                        Map.of("mdtrtId", mdtrtId))));
    }
}
