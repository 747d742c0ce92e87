package cn.yunfang.portal;

import cn.yunfang.care.Escalation;
import cn.yunfang.care.Merged;
import cn.yunfang.care.Visit;
import cn.yunfang.care.Visits;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads what pages of family doctors show; each look at a person is logged. */
@Component
class ShowCare {
    private static final int MOST_DOCTORS = 100;

    private final Database database;
    private final Persons persons;
    private final Visits visits;
    private final ShowPersons people;
    private final Registry registry;
    private final Clock clock;

    ShowCare(
            Database database,
            Persons persons,
            Visits visits,
            ShowPersons people,
            Registry registry,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.visits = visits;
        this.people = people;
        this.registry = registry;
        this.clock = clock;
    }

    /** A visit that is due, whose it is, and the one before it. */
    record DueVisit(Visit visit, Optional<Person> person, Optional<Visit> before) {}

    /** What a visit's forms say together, what it was put to a hospital for, and whose it is. */
    record WholeVisit(Merged merged, Optional<Escalation> escalation, Optional<Person> person) {}

    <T> T read(Sql<T> sql) {
        return database.read(sql);
    }

    void send(RoundTrip trip) {
        database.send(trip);
    }

    /** Persons by number; a look at each is logged. */
    Map<String, Person> persons(Caller caller, String operation, List<String> numbers) {
        return people.of(caller, operation, numbers);
    }

    /** What is due at the caller's institution until a day. */
    List<DueVisit> work(Caller caller, LocalDate until, int most) {
        var due = database.read(visits.work(caller.institution(), until, most));
        if (due.isEmpty()) {
            return List.of();
        }
        var trip = new RoundTrip();
        var found =
                people.ask(
                        trip, caller, "listCareVisits", due.stream().map(Visit::personNo).toList());
        var before = new HashMap<String, Supplier<Optional<Visit>>>();
        due.forEach(one -> before.put(one.number().toString(), trip.add(visits.before(one))));
        database.commit(trip);
        var byNo = found.get();
        return due.stream()
                .map(
                        one ->
                                new DueVisit(
                                        one,
                                        Optional.ofNullable(byNo.get(one.personNo())),
                                        Optional.ofNullable(before.get(one.number().toString()))
                                                .flatMap(Supplier::get)))
                .toList();
    }

    /** All of a visit that the caller may open. */
    WholeVisit whole(Caller caller, Visit visit) {
        var number = visit.number().toString();
        var trip = new RoundTrip();
        var merged = trip.add(visits.merged(number));
        var escalation = trip.add(visits.escalation(number));
        var person = people.ask(trip, caller, "getCareVisit", List.of(visit.personNo()));
        database.commit(trip);
        return new WholeVisit(
                merged.get(),
                escalation.get(),
                Optional.ofNullable(person.get().get(visit.personNo())));
    }

    /** A visit of the caller's institution, or one that was put to it. */
    Visit mayOpen(Caller caller, String number) {
        var trip = new RoundTrip();
        var visit = trip.add(visits.find(number));
        var escalation = trip.add(visits.escalation(number));
        database.send(trip);
        return visit.get()
                .filter(
                        one ->
                                one.institution().equals(caller.institution())
                                        || isPutTo(caller, escalation.get()))
                .orElseThrow(() -> RefusedException.of(Reason.CARE_VISIT_UNKNOWN));
    }

    private static boolean isPutTo(Caller caller, Optional<Escalation> escalation) {
        return escalation
                .filter(one -> one.toInstitution().equals(caller.institution()))
                .isPresent();
    }

    /** Doctors of the clinics of the city where the patient is insured. */
    List<CareView.Doctor> doctors(Caller caller) {
        var division =
                database.read(persons.byNo(caller.actor()))
                        .map(Person::insuredDivision)
                        .orElseThrow(() -> RefusedException.of(Reason.PERSON_UNKNOWN));
        var today = ChinaTime.today(clock);
        return registry.institutions(Optional.of(Institution.Type.CLINIC)).stream()
                .filter(one -> one.designatedOn(today))
                .filter(one -> Division.sameCity(one.division(), division))
                .flatMap(
                        at ->
                                registry.practitionersAt(at.code()).stream()
                                        .filter(one -> one.isDoctorAt(at.code(), today))
                                        .map(one -> doctor(one, at)))
                .limit(MOST_DOCTORS)
                .toList();
    }

    private static CareView.Doctor doctor(Practitioner one, Institution at) {
        return new CareView.Doctor(
                new PrescriptionView.Party(one.code(), one.name()),
                new PrescriptionView.Party(at.code(), at.name()),
                one.departmentName(),
                at.address());
    }
}
