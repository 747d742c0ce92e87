package cn.yunfang.quote;

import cn.yunfang.circulation.DecodeToken;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import cn.yunfang.stock.Stocks;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts quoted goods aside at one pharmacy for a while, at the price they have there now. A line is
 * held once: choosing another pharmacy frees the goods at the former in the same commit. Asking
 * again for what stands already answers it and prolongs nothing.
 */
@Component
public class HoldGoods {
    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Stocks stocks;
    private final HoldCheck check;
    private final AccessLog accessLog;
    private final Quoting limits;

    HoldGoods(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Stocks stocks,
            HoldCheck check,
            AccessLog accessLog,
            Quoting limits) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.stocks = stocks;
        this.check = check;
        this.accessLog = accessLog;
        this.limits = limits;
    }

    /** For the patient himself, or for the pharmacy to which he shows his code. */
    public Outcome<List<Hold>> hold(Caller caller, Wish wish) {
        return PrescriptionId.ofHiRxno(wish.hiRxno())
                .map(id -> Journal.attempt(() -> once(caller, id, wish)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<List<Hold>> once(Caller caller, PrescriptionId id, Wish wish) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var now = journal.now();
        var opened = trip.add(DecodeToken.opens(wish.code(), id, caller.institution(), now));
        var holds = trip.add(Holds.of(id));
        var offers = trip.add(stocks.offers(List.of(wish.pharmacy()), wish.drugs()));
        database.send(trip);
        var refused = HoldSight.refusal(caller, wish, found.get(), opened.get());
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        var own = holds.get().stream().filter(one -> one.stands(now)).toList();
        var standing = standing(wish, own);
        if (standing.size() == wish.lines().size() && !standing.isEmpty()) {
            return journal.commit(standing, caller, List.of(look(caller, wish)), List.of());
        }
        var known = new HoldCheck.Known(found.get().orElseThrow(), own, offers.get());
        // as the table keeps it, so that asking again answers the very same
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var term = new HoldCheck.Term(journal.nextId(), at, at.plus(limits.hold()));
        return check.decide(wish, known, term).then(all -> write(caller, wish, known.rx(), all));
    }

    private Outcome<List<Hold>> write(Caller caller, Wish wish, Prescription rx, List<Hold> all) {
        // the version moves on: whoever takes the lines meanwhile reads again and sees the holds
        var writes = new ArrayList<Sql<?>>(prescriptions.save(rx, rx));
        writes.addAll(Holds.place(all));
        writes.add(look(caller, wish));
        var event =
                journal.event(
                        rx.id(),
                        "GoodsHeld",
                        caller,
                        Map.of(
                                "hiRxno", wish.hiRxno(),
                                "pharmacy", wish.pharmacy(),
                                "lines", all.stream().map(Hold::line).toList(),
                                "until", all.getFirst().dueAt().toString()));
        return journal.commit(all, caller, writes, List.of(event));
    }

    private Sql<?> look(Caller caller, Wish wish) {
        return accessLog.look(
                caller, journal.now(), "holdGoods", wish.hiRxno(), HoldSight.purpose(caller));
    }

    /** What is wished and held already. */
    private static List<Hold> standing(Wish wish, List<Hold> own) {
        return own.stream()
                .filter(one -> one.isAt(wish.pharmacy()))
                .filter(
                        one ->
                                wish.lines().stream()
                                        .anyMatch(
                                                line ->
                                                        line.no() == one.line()
                                                                && line.drugCode()
                                                                        .equals(one.drugCode())))
                .toList();
    }
}
