package cn.yunfang.settlement;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2101, 2206: what a purchase would cost whom. Only the look at the person is written. */
@Component
public class PreSettle {
    private final Database database;
    private final Journal journal;
    private final Circumstances.Sources sources;
    private final Assessment assessment;
    private final AccessLog accessLog;

    PreSettle(
            Database database,
            Journal journal,
            Circumstances.Sources sources,
            Assessment assessment,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.sources = sources;
        this.assessment = assessment;
        this.accessLog = accessLog;
    }

    /** The same figures a settlement would have now. */
    public Outcome<Settled> preSettle(Caller caller, String msgid, Bill bill) {
        var now = journal.now();
        var trip = new RoundTrip();
        trip.addAll(bill.reads());
        var head = bill.head();
        var known = new Circumstances(trip, sources, head, ChinaTime.date(now));
        trip.add(accessLog.look(caller, now, bill.operation(), head.personNo(), "settlement"));
        var key = new MessageKey(msgid, ""); // asking twice costs nothing, so nobody compares
        return database.commit(trip)
                .<Outcome<Settled>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                bill.rows()
                                        .get()
                                        .then(
                                                purchase ->
                                                        assessed(
                                                                new Assessment.Asked(
                                                                        caller,
                                                                        key,
                                                                        purchase,
                                                                        known.of(
                                                                                purchase, database,
                                                                                sources),
                                                                        now))));
    }

    private Outcome<Settled> assessed(Assessment.Asked asked) {
        return assessment.assess(asked).map(done -> done.settled(Optional.empty(), asked));
    }
}
