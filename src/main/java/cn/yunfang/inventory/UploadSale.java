package cn.yunfang.inventory;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.inventory.Fitting.Fitted;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * 3505: what was sold, pack by pack. A row of a prescription that circulated has to be one of its
 * hand-over and was booked with that; any other is booked here, within its settlement if it names
 * one. The same row again is the same sale, whatever message carries it.
 */
@Component
public class UploadSale {
    private final Database database;
    private final Journal journal;
    private final Fitting.Sources sources;
    private final Goods goods;
    private final AccessLog accessLog;

    UploadSale(
            Database database,
            Journal journal,
            Fitting.Sources sources,
            Goods goods,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.sources = sources;
        this.goods = goods;
        this.accessLog = accessLog;
    }

    /**
     * Answers how many rows were new.
     *
     * @param body of 3505, checked
     */
    public Outcome<Integer> upload(Caller caller, Fields body) {
        var rows = SaleRow.of(body);
        return Journal.attempt(() -> once(caller, rows))
                .about(
                        reason ->
                                switch (reason) {
                                    case PACK_ALREADY_SOLD, HELD_FOR_OTHERS -> "selinfo";
                                    default -> "";
                                });
    }

    private Outcome<Integer> once(Caller caller, List<SaleRow> rows) {
        var institution = caller.institution();
        var trip = new RoundTrip();
        // first: they vouch for what was reported under each
        var versions = trip.add(InventoryTable.versions(institution, rows));
        var handed = handed(trip, rows);
        var paid = paid(trip, rows);
        var reported = trip.add(InventoryTable.reported(institution, rows));
        database.send(trip);
        var known = new Fitting.Known(handed, paid, reported);
        var today = ChinaTime.date(journal.now());
        return new Fitting(institution, sources.formulary(), today, known)
                .all(rows)
                .then(
                        fitted ->
                                fitted.isEmpty()
                                        ? Outcome.done(0)
                                        : write(caller, fitted, versions.get()));
    }

    private Map<String, Fitting.Handed> handed(RoundTrip trip, List<SaleRow> rows) {
        var handed = new HashMap<String, Fitting.Handed>();
        rows.stream()
                .filter(SaleRow::circulated)
                .map(SaleRow::rxNumber)
                .distinct()
                .forEach(
                        number ->
                                PrescriptionId.ofHiRxno(number)
                                        .ifPresent(id -> handed.put(number, handed(trip, id))));
        return handed;
    }

    private Fitting.Handed handed(RoundTrip trip, PrescriptionId id) {
        return new Fitting.Handed(
                trip.add(sources.prescriptions().find(id)), trip.add(sources.sales().of(id)));
    }

    private Map<String, Fitting.Paid> paid(RoundTrip trip, List<SaleRow> rows) {
        var paid = new HashMap<String, Fitting.Paid>();
        rows.stream()
                .filter(row -> !row.circulated())
                .map(SaleRow::setlId)
                .distinct()
                .forEach(
                        setlId ->
                                SettlementNumber.parse(setlId)
                                        .ifPresent(number -> paid.put(setlId, paid(trip, number))));
        return paid;
    }

    private Fitting.Paid paid(RoundTrip trip, SettlementNumber number) {
        return new Fitting.Paid(
                trip.add(sources.settlements().find(number)),
                trip.add(sources.settlements().state(number)));
    }

    private Outcome<Integer> write(
            Caller caller, List<Fitted> fitted, Map<String, Integer> versions) {
        var institution = caller.institution();
        var now = journal.now();
        var sale = new PrescriptionId(InventoryTable.bucket(institution), journal.nextId());
        var writes = new ArrayList<Sql<?>>();
        var subjects = new TreeSet<String>();
        fitted.forEach(one -> subjects.add(one.row().subject()));
        subjects.remove("");
        for (var subject : subjects) {
            int read = versions.getOrDefault(subject, 0);
            writes.add(InventoryTable.step(institution, subject, read));
        }
        for (var one : fitted) {
            writes.add(
                    InventoryTable.add(
                            institution, sale.number(), one.row(), one.dispensed(), now));
        }
        writes.addAll(goods.sell(institution, fitted, sale, now));
        fitted.stream()
                .map(one -> one.row().personNo())
                .filter(person -> !person.isEmpty())
                .distinct()
                .map(person -> accessLog.look(caller, now, "3505", person, "dispensing"))
                .forEach(writes::add);
        return journal.commit(
                fitted.size(),
                caller,
                writes,
                List.of(
                        journal.event(
                                sale,
                                "SaleReported",
                                caller,
                                Map.of("sale", sale.number(), "rows", fitted.size()))));
    }
}
