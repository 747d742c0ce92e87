package cn.yunfang.visit;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.visit.Visit.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 2205: withdraws the charges of a batch that is not settled, or with 0000 of all such batches.
 * Nothing left to withdraw is no refusal: the message may have come before.
 */
@Component
public class WithdrawFees {
    private final Database database;
    private final Journal journal;

    WithdrawFees(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Answers how many charges were withdrawn.
     *
     * @param batch chrg_bchno, 0000 for all that are not settled
     */
    public Outcome<Integer> withdraw(Caller caller, String mdtrtId, String personNo, String batch) {
        return Journal.attempt(() -> once(caller, mdtrtId, personNo, batch));
    }

    private Outcome<Integer> once(Caller caller, String mdtrtId, String personNo, String batch) {
        var trip = new RoundTrip();
        var reading = OpenVisit.Reading.ask(trip, mdtrtId);
        database.send(trip);
        return reading.of(caller, personNo, "data").then(open -> decide(caller, open, batch));
    }

    private Outcome<Integer> decide(Caller caller, OpenVisit open, String batch) {
        var meant = open.meant(batch);
        if (meant.stream().anyMatch(Batch::settled)) {
            return Outcome.refused(Refusal.at("data.chrg_bchno", Reason.FEES_SETTLED));
        }
        if (meant.isEmpty()) {
            return Outcome.done(0);
        }
        int fees = meant.stream().mapToInt(one -> open.feesOf(one.number()).size()).sum();
        var number = open.visit().number();
        var writes = new ArrayList<Sql<?>>();
        writes.add(VisitTable.step(open.visit()));
        writes.addAll(FeeTable.withdraw(number, meant));
        return journal.commit(
                fees,
                caller,
                writes,
                List.of(
                        journal.event(
                                number.subject(),
                                "FeesWithdrawn",
                                caller,
                                Map.of("mdtrtId", number.toString(), "fees", fees))));
    }
}
