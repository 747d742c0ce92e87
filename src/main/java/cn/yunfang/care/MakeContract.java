package cn.yunfang.care;

import cn.yunfang.care.Contract.State;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One of the two offers a contract: the doctor on his desk, or the patient on his phone. */
@Component
public class MakeContract {
    /**
     * What is offered.
     *
     * @param personName beside the number, so that no doctor finds out whose a number is
     * @param doctor national code of the doctor
     */
    public record Offer(String personNo, String personName, String doctor, String servicePackage) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Persons persons;
    private final CareRules rules;
    private final CareTold told;

    MakeContract(
            Database database,
            Journal journal,
            Registry registry,
            Persons persons,
            CareRules rules,
            CareTold told) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.persons = persons;
        this.rules = rules;
        this.told = told;
    }

    /** Offers a contract for a year, or to go on with one that ends soon. */
    public Outcome<Contract> offer(Caller caller, Offer offer) {
        if (rules.servicePackage(offer.servicePackage).isEmpty()) {
            var known = rules.packages().stream().map(ServicePackage::code).toList();
            return Outcome.refused(
                    Refusal.invalid("servicePackage", "服务包", String.join(" | ", known)));
        }
        var doctor = registry.practitioner(offer.doctor).filter(this::mayContract);
        if (doctor.isEmpty() || !isOwn(caller, doctor.get(), offer)) {
            return Outcome.refused(Refusal.at("doctor", Reason.FAMILY_DOCTOR_UNKNOWN));
        }
        return Journal.attempt(() -> once(caller, offer, doctor.get()));
    }

    private static boolean isOwn(Caller caller, Practitioner doctor, Offer offer) {
        return caller.role() == Caller.Role.PATIENT
                ? offer.personNo.equals(caller.actor())
                : doctor.code().equals(caller.actor())
                        && doctor.institution().equals(caller.institution());
    }

    // who treats on the internet alone visits nobody
    private boolean mayContract(Practitioner one) {
        var today = today();
        return one.isDoctorAt(one.institution(), today)
                && registry.institution(one.institution())
                        .filter(at -> at.designatedOn(today))
                        .filter(
                                at ->
                                        at.type() == Institution.Type.CLINIC
                                                || at.type() == Institution.Type.HOSPITAL)
                        .isPresent();
    }

    private Outcome<Contract> once(Caller caller, Offer offer, Practitioner doctor) {
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(offer.personNo));
        var contracts = trip.add(ContractTable.of(offer.personNo));
        database.send(trip);
        if (person.get().filter(one -> isNamed(caller, one, offer)).isEmpty()) {
            return Outcome.refused(Refusal.at("personNo", Reason.PERSON_UNKNOWN));
        }
        var all = contracts.get();
        if (all.stream()
                .anyMatch(
                        one ->
                                one.isIn(State.OFFERED)
                                        && one.isBetween(offer.personNo, offer.doctor))) {
            return Outcome.refused(Reason.CONTRACT_OFFERED_ALREADY);
        }
        var standing = all.stream().filter(one -> one.isIn(State.IN_FORCE)).findFirst();
        if (standing.isPresent() && !isRenewal(standing.get(), offer)) {
            return Outcome.refused(Reason.CONTRACT_STANDS, standing.get().to());
        }
        var made = contract(caller, offer, doctor, standing);
        return journal.commit(
                made,
                caller,
                List.of(ContractTable.add(made)),
                List.of(told.of(made, "ContractOffered", caller)));
    }

    private static boolean isNamed(Caller caller, Person person, Offer offer) {
        return caller.role() == Caller.Role.PATIENT || person.name().equals(offer.personName);
    }

    private boolean isRenewal(Contract standing, Offer offer) {
        return standing.doctor().equals(offer.doctor) && standing.isRenewableOn(today());
    }

    private Contract contract(
            Caller caller, Offer offer, Practitioner doctor, Optional<Contract> before) {
        var from = today();
        return new Contract(
                new CareNumber(Bucket.ofPerson(offer.personNo), journal.nextId()),
                offer.personNo,
                offer.doctor,
                doctor.institution(),
                offer.servicePackage,
                from,
                lastDay(from, before),
                State.OFFERED,
                caller.role() == Caller.Role.PATIENT,
                before.map(one -> one.number().serial()).orElse(0L),
                journal.now(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    /** A year; one that goes on from another adds a year to it. */
    static LocalDate lastDay(LocalDate from, Optional<Contract> before) {
        return before.map(one -> one.to().plusYears(1))
                .orElseGet(() -> from.plusYears(1).minusDays(1));
    }

    private LocalDate today() {
        return ChinaTime.date(journal.now());
    }
}
