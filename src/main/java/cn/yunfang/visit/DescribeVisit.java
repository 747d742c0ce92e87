package cn.yunfang.visit;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 2203, 2203A: what the visit is for. It may be said anew as long as nothing of the visit is
 * settled; what was said last counts.
 */
@Component
public class DescribeVisit {
    private static final String CHRONIC = "14";

    private final Database database;
    private final Journal journal;

    DescribeVisit(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Answers mdtrt_id.
     *
     * @param body of 2203A, checked
     */
    public Outcome<String> describe(Caller caller, Fields body) {
        return Journal.attempt(() -> once(caller, body));
    }

    private Outcome<String> once(Caller caller, Fields body) {
        var info = body.object("mdtrtinfo");
        var trip = new RoundTrip();
        var reading = OpenVisit.Reading.ask(trip, info.text("mdtrt_id"));
        database.send(trip);
        if (info.text("med_type").startsWith(CHRONIC) && !info.has("dise_codg")) {
            return Outcome.refused(Refusal.missing("mdtrtinfo.dise_codg", "病种编码"));
        }
        return reading.of(caller, info.text("psn_no"), "mdtrtinfo")
                .then(
                        open ->
                                open.anySettled()
                                        ? Outcome.refused(
                                                Refusal.at(
                                                        "mdtrtinfo.mdtrt_id", Reason.FEES_SETTLED))
                                        : write(caller, open.visit(), body));
    }

    private Outcome<String> write(Caller caller, Visit visit, Fields body) {
        var diagnoses = body.list("diseinfo");
        return journal.commit(
                visit.number().toString(),
                caller,
                VisitTable.describe(visit, body.object("mdtrtinfo"), diagnoses),
                List.of(
                        journal.event(
                                visit.number().subject(),
                                "VisitDescribed",
                                caller,
                                Map.of(
                                        "mdtrtId", visit.number().toString(),
                                        "diagnoses", diagnoses.size()))));
    }
}
