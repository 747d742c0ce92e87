package cn.yunfang.settlement;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2101, 2206: what a purchase would cost whom. Nothing of it is booked; the look at the person is
 * written, and what the bill keeps of the answer.
 */
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

    private record Answer(Settled settled, List<Sql<?>> also) {}

    /** The same figures a settlement would have now. */
    public Outcome<Settled> preSettle(Caller caller, String msgid, Bill bill) {
        var now = journal.now();
        var trip = new RoundTrip();
        var head = bill.head();
        var known = new Circumstances(trip, sources, head, ChinaTime.date(now));
        trip.addAll(bill.reads());
        database.send(trip);
        var key = new MessageKey(msgid, ""); // asking twice costs nothing, so nobody compares
        var look = accessLog.look(caller, now, bill.operation(), head.personNo(), "settlement");
        var answer =
                bill.rows()
                        .get()
                        .then(
                                purchase ->
                                        assessed(
                                                new Assessment.Asked(
                                                        caller,
                                                        key,
                                                        purchase,
                                                        known.of(purchase, database, sources),
                                                        now)))
                        .then(
                                settled ->
                                        bill.alsoWrite()
                                                .apply(settled)
                                                .map(also -> new Answer(settled, also)));
        return switch (answer) {
            case Outcome.Done<Answer>(var done) -> commit(look, done);
            case Outcome.Refused<Answer>(var refusal) -> {
                database.commit(look);
                yield Outcome.refused(refusal);
            }
        };
    }

    private Outcome<Settled> commit(Sql<?> look, Answer answer) {
        var writes = new ArrayList<Sql<?>>();
        writes.add(look);
        writes.addAll(answer.also);
        return database.commit(writes)
                .<Outcome<Settled>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(answer.settled));
    }

    private Outcome<Settled> assessed(Assessment.Asked asked) {
        return assessment.assess(asked).map(done -> done.settled(Optional.empty(), asked));
    }
}
