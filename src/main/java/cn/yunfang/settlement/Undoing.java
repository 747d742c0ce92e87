package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.dispense.Sales;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.ledger.Ledger.Entry;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Turns a settlement round, whoever asks: account, accumulators, ledger and lines as before it. */
@Component
class Undoing {
    /** Prescriptions are looked for among those of a person; older ones are read by number. */
    private static final Duration RECENT = Duration.ofDays(400);

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Sales sales;
    private final AccessLog accessLog;
    private final List<UndoSettlement.AlsoUndone> others;

    Undoing(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Sales sales,
            AccessLog accessLog,
            List<UndoSettlement.AlsoUndone> others) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.sales = sales;
        this.accessLog = accessLog;
        this.others = others;
    }

    /** What undoing needs besides the settlement itself, asked for in the same round trip. */
    record Surroundings(
            Supplier<PersonTable.State> money, Supplier<List<Prescription>> prescriptions) {}

    /**
     * By which message, and what the settlement and the event are called afterwards.
     *
     * @param field of the message that names the settlement, for refusals
     */
    record Order(
            String operation, String msgid, String field, Settlement.State end, String event) {}

    Surroundings ask(RoundTrip trip, String personNo) {
        return new Surroundings(
                trip.add(PersonTable.find(personNo)),
                trip.add(prescriptions.ofPerson(personNo, journal.now().minus(RECENT))));
    }

    /** All of it together. */
    private record Asked(
            Caller caller,
            Settled settled,
            Surroundings known,
            Order order,
            Function<Settled, List<Sql<?>>> alsoWrite) {
        long serial() {
            return settled.number().orElseThrow().serial();
        }
    }

    /**
     * @param alsoWrite from the number of the undoing, what the asking step writes with it
     */
    Outcome<Settled> undo(
            Caller caller,
            Settled settled,
            Surroundings known,
            Order order,
            Function<Settled, List<Sql<?>>> alsoWrite) {
        var asked = new Asked(caller, settled, known, order, alsoWrite);
        var rx = prescription(settled, known);
        return rx.filter(one -> isMarked(one, asked.serial()))
                .map(one -> takeOff(asked, one))
                .orElseGet(() -> write(asked, Optional.empty()));
    }

    private Optional<Prescription> prescription(Settled settled, Surroundings known) {
        if (settled.prescription() == 0) {
            return Optional.empty();
        }
        var id = prescriptionId(settled);
        return known.prescriptions.get().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .or(() -> database.read(prescriptions.find(id)));
    }

    private static PrescriptionId prescriptionId(Settled settled) {
        return new PrescriptionId(settled.person().bucket(), settled.prescription());
    }

    // lines given back or returned since are no longer this settlement's, and may be anybody's
    private static boolean isMarked(Prescription rx, long settlement) {
        return rx.lines().stream().anyMatch(line -> line.settlement() == settlement);
    }

    private Outcome<Settled> takeOff(Asked asked, Prescription rx) {
        return rx.undoSettlement(asked.serial())
                .about(_ -> asked.order.field)
                .then(step -> write(asked, Optional.of(step)));
    }

    private Outcome<Settled> write(Asked asked, Optional<Prescription.Step> step) {
        var now = journal.now();
        var settled = asked.settled;
        var caller = asked.caller;
        var order = asked.order;
        var before = settled.number().orElseThrow();
        var number = new SettlementNumber(before.bucket(), journal.nextId());
        var account = settled.split().totals().ownAccount();
        var money = asked.known.money.get();
        var undone = settled.undone(number, order.msgid, now, money.account().plus(account));
        var person = settled.person().no();
        var writes = new ArrayList<Sql<?>>();
        if (settled.prescription() != 0) {
            writes.add(sales.noneKept(prescriptionId(settled), before.serial()));
        }
        writes.addAll(asked.alsoWrite.apply(undone));
        writes.addAll(FamilyAccounts.giveBack(money, settled));
        writes.add(SettlementTable.end(before, order.end));
        others.forEach(other -> writes.addAll(other.undone(settled)));
        writes.addAll(SettlementTable.add(undone, Accumulators.NONE));
        writes.addAll(
                AccumulatorTable.takeOff(
                        person, settled.claim().on().getYear(), settled.split().used()));
        var turned = settled.entries().stream().map(Entry::turned).toList();
        writes.add(Ledger.book(before.bucket(), number.serial(), turned, now));
        var events = new ArrayList<Event>();
        events.add(undone.told(journal, order.event, caller));
        step.ifPresent(
                freed -> {
                    writes.addAll(prescriptions.save(freed.before(), freed.after()));
                    events.addAll(
                            prescriptions.told(freed, caller, Map.of("setlId", before.toString())));
                });
        writes.add(accessLog.look(caller, now, order.operation, person, "settlement"));
        return journal.commit(undone, caller, writes, events)
                .about(reason -> reason == Reason.GOODS_NOT_RETURNED ? order.field : "");
    }
}
