package cn.yunfang.visit;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.person.Shown;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * 2201: registers an outpatient visit. The same number of the institution (ipt_otp_no) for the same
 * person again is the same visit, as long as it is open.
 */
@Component
public class RegisterVisit {
    /** What 2201 answers. */
    public record Registered(String mdtrtId, String personNo, String otpNumber) {}

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Registry registry;
    private final AccessLog accessLog;

    RegisterVisit(
            Database database,
            Journal journal,
            Persons persons,
            Registry registry,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.registry = registry;
        this.accessLog = accessLog;
    }

    /**
     * @param data of 2201, checked
     */
    public Outcome<Registered> register(Caller caller, Fields data) {
        return Journal.attempt(() -> once(caller, data));
    }

    private Outcome<Registered> once(Caller caller, Fields data) {
        var personNo = data.text("psn_no");
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var holder = holder(trip, data, person);
        var open =
                trip.add(VisitTable.open(caller.institution(), personNo, data.text("ipt_otp_no")));
        database.send(trip);
        var shown =
                new Shown(
                        person.get(),
                        holder.get(),
                        data.text("mdtrt_cert_type"),
                        data.text("insutype"));
        return shown.refusal("data")
                .or(() -> doctorRefusal(caller, data))
                .<Outcome<Registered>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                open.get()
                                        .map(
                                                visit ->
                                                        Outcome.done(
                                                                registered(visit.number(), data)))
                                        .orElseGet(() -> write(caller, data)));
    }

    private Supplier<Optional<Person>> holder(
            RoundTrip trip, Fields data, Supplier<Optional<Person>> person) {
        return data.has("mdtrt_cert_no")
                ? trip.add(
                        persons.byProof(data.text("mdtrt_cert_type"), data.text("mdtrt_cert_no")))
                : person;
    }

    // a pharmacy names the doctor who prescribed, and he practises elsewhere
    private Optional<Refusal> doctorRefusal(Caller caller, Fields data) {
        if (caller.role() != Caller.Role.MEDICAL) {
            return Optional.empty();
        }
        var number = data.text("atddr_no");
        var doctor =
                registry.practitioner(number).filter(one -> one.kind() == Practitioner.Kind.DOCTOR);
        if (doctor.isEmpty()) {
            return Optional.of(Refusal.at("data.atddr_no", Reason.DOCTOR_UNKNOWN, number));
        }
        return doctor.get().mayPractise(caller.institution(), ChinaTime.date(journal.now()))
                ? Optional.empty()
                : Optional.of(Refusal.at("data.atddr_no", Reason.DOCTOR_NOT_LICENSED));
    }

    private Outcome<Registered> write(Caller caller, Fields data) {
        var now = journal.now();
        var personNo = data.text("psn_no");
        var number = new VisitNumber(Bucket.ofPerson(personNo), journal.nextId());
        return journal.commit(
                registered(number, data),
                caller,
                List.of(
                        VisitTable.add(number, caller.institution(), data, now),
                        accessLog.look(caller, now, "2201", personNo, "settlement")),
                List.of(
                        journal.event(
                                number.subject(),
                                "VisitRegistered",
                                caller,
                                Map.of("mdtrtId", number.toString()))));
    }

    private static Registered registered(VisitNumber number, Fields data) {
        return new Registered(number.toString(), data.text("psn_no"), data.text("ipt_otp_no"));
    }
}
