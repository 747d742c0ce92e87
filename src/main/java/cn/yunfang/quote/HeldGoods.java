package cn.yunfang.quote;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows what is put aside, and frees it when the patient says so or its time is over. */
@Component
public class HeldGoods {
    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final AccessLog accessLog;

    HeldGoods(
            Database database, Journal journal, Prescriptions prescriptions, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.accessLog = accessLog;
    }

    /** What stands for a prescription, as far as the caller may see it. */
    public Outcome<List<Hold>> of(Caller caller, String hiRxno) {
        return read(
                hiRxno,
                (rx, all) ->
                        HoldSight.seen(caller, rx, standing(all))
                                .map(
                                        seen ->
                                                journal.commit(
                                                        seen,
                                                        caller,
                                                        List.of(look(caller, "getHolds", hiRxno)),
                                                        List.of()))
                                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN)));
    }

    /** What a pharmacy has to keep aside, the first to end first; five hundred at most. */
    public Outcome<List<Hold>> at(Caller pharmacy) {
        var all = database.read(Holds.at(pharmacy.institution(), journal.now()));
        return journal.commit(
                all,
                pharmacy,
                List.of(look(pharmacy, "listHolds", pharmacy.institution())),
                List.of());
    }

    /** The patient wants none of it any more; asking again changes nothing. */
    public Outcome<List<Hold>> end(Caller patient, String hiRxno) {
        return Journal.attempt(
                () ->
                        read(
                                hiRxno,
                                (rx, all) ->
                                        HoldSight.isHis(patient, rx)
                                                ? end(patient, rx, all)
                                                : Outcome.refused(Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<List<Hold>> end(Caller patient, Prescription rx, List<Hold> all) {
        var hiRxno = rx.facts().hiRxno();
        var writes = new ArrayList<Sql<?>>();
        writes.add(look(patient, "endHolds", hiRxno));
        if (all.isEmpty()) {
            return journal.commit(all, patient, writes, List.of());
        }
        writes.addAll(Holds.end(all));
        var event = journal.event(rx.id(), "HoldReleased", patient, facts(all, "patient"));
        return journal.commit(all, patient, writes, List.of(event));
    }

    // somebody else may have fetched or freed them since: whoever is second leaves them alone
    @Scheduled(fixedDelayString = "${yunfang.due.interval:1000}")
    void freeThoseDue() {
        database.read(Holds.due(journal.now())).stream()
                .collect(Collectors.groupingBy(Hold::id))
                .forEach(
                        (id, due) ->
                                journal.commit(
                                        due,
                                        Caller.SYSTEM,
                                        Holds.end(due),
                                        List.of(
                                                journal.event(
                                                        id,
                                                        "HoldReleased",
                                                        Caller.SYSTEM,
                                                        facts(due, "due")))));
    }

    private Outcome<List<Hold>> read(
            String hiRxno, BiFunction<Prescription, List<Hold>, Outcome<List<Hold>>> then) {
        var id = PrescriptionId.ofHiRxno(hiRxno);
        if (id.isEmpty()) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id.get()));
        var holds = trip.add(Holds.of(id.get()));
        database.send(trip);
        return found.get()
                .filter(rx -> rx.facts().hiRxno().equals(hiRxno))
                .map(rx -> then.apply(rx, holds.get()))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private List<Hold> standing(List<Hold> all) {
        return all.stream().filter(one -> one.stands(journal.now())).toList();
    }

    private static Map<String, ?> facts(List<Hold> all, String reason) {
        return Map.of(
                "hiRxno", all.getFirst().hiRxno(),
                "lines", all.stream().map(Hold::line).toList(),
                "reason", reason);
    }

    private Sql<?> look(Caller caller, String operation, String subject) {
        return accessLog.look(caller, journal.now(), operation, subject, HoldSight.purpose(caller));
    }
}
