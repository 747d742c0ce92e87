package cn.yunfang.circulation;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * rxListQuery: a person's prescriptions that can be fetched now, by e-voucher, ID or card
 * (national-interface §3.1, 7202); each with a handle for this pharmacy alone.
 */
@Component
public class ListOpen {
    /** One prescription and the handle (authRxno) that fetches it. */
    public record Entry(String handle, Prescription prescription) {}

    private static final Duration YEAR = Duration.ofDays(366);

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Prescriptions prescriptions;
    private final AccessLog accessLog;
    private final Circulation limits;

    ListOpen(
            Database database,
            Journal journal,
            Persons persons,
            Prescriptions prescriptions,
            AccessLog accessLog,
            Circulation limits) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.prescriptions = prescriptions;
        this.accessLog = accessLog;
        this.limits = limits;
    }

    /**
     * @param type mdtrtCertType 01 e-voucher, 02 ID number, 03 social-security card
     */
    public Outcome<List<Entry>> list(Caller caller, String type, String number) {
        var trip = new RoundTrip();
        var person = trip.add(persons.byProof(type, number));
        var all = trip.add(prescriptions.ofFoundPerson(journal.now().minus(YEAR)));
        database.send(trip);
        return person.get()
                .<Outcome<List<Entry>>>map(one -> entries(caller, one, all.get()))
                .orElseGet(() -> Outcome.refused(Refusal.at("mdtrtCertNo", Reason.PERSON_UNKNOWN)));
    }

    private Outcome<List<Entry>> entries(Caller caller, Person person, List<Prescription> all) {
        var now = journal.now();
        var open =
                all.stream()
                        .filter(rx -> canBeFetched(rx, caller.institution()))
                        .map(
                                rx ->
                                        new Entry(
                                                Capability.naming(
                                                        rx.id(), Capability.HANDLE_LENGTH),
                                                rx))
                        .toList();
        var writes = new ArrayList<Sql<?>>();
        open.forEach(entry -> writes.add(PassTable.add(entry.handle(), pass(caller, entry))));
        writes.add(accessLog.look(caller, now, "rxListQuery", person.no(), "dispensing"));
        return journal.commit(open, caller, writes, List.of());
    }

    private Pass pass(Caller caller, Entry entry) {
        var rx = entry.prescription();
        return new Pass(
                rx.id(),
                Pass.Kind.HANDLE,
                rx.facts().personNo(),
                caller.institution(),
                0,
                journal.now().plus(limits.handle()));
    }

    // also what this pharmacy holds already: it may have lost its own data
    private static boolean canBeFetched(Prescription rx, String pharmacy) {
        return rx.state() == PrescriptionState.EFFECTIVE
                && rx.openLines().stream()
                        .anyMatch(
                                line ->
                                        line.isFree()
                                                || line.state().isHeld()
                                                        && line.holder().equals(pharmacy));
    }
}
