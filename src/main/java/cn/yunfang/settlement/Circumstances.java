package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.Designation;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Everything a settlement depends on, asked for in one round trip; answers once it is sent. */
final class Circumstances {
    /** Where the answers come from. */
    @Component
    record Sources(
            Persons persons,
            Filings filings,
            DesignateInstitution designations,
            Prescriptions prescriptions) {}

    private final Supplier<Optional<Person>> person;
    private final Supplier<Optional<Person>> shown;
    private final Filed filed;
    private final Supplier<PersonTable.State> money;
    private final Supplier<Accumulators> used;
    private final FamilyAccounts family;
    private final Written written;

    /** What was filed for the person: chronic diseases, where for them, care in other cities. */
    private record Filed(
            Supplier<List<Filing>> diseases,
            Supplier<List<Designation>> designations,
            Supplier<List<AwayFiling>> away) {
        static Filed ask(RoundTrip trip, Sources sources, Purchase purchase) {
            var personNo = purchase.personNo();
            return new Filed(
                    trip.add(sources.filings.of(personNo)),
                    Eligibility.isChronic(purchase.medType())
                            ? trip.add(sources.designations.of(personNo))
                            : List::of,
                    trip.add(FileAway.of(personNo)));
        }
    }

    /** The prescription that the rows name, the doctor's message and the goods put aside for it. */
    private record Written(
            Optional<PrescriptionId> id,
            Supplier<Optional<Prescription>> prescription,
            Supplier<Optional<Prescriptions.Messages>> messages,
            Supplier<List<Hold>> held) {
        static Written ask(RoundTrip trip, Prescriptions prescriptions, Purchase purchase) {
            var id =
                    purchase.items().stream()
                            .filter(Purchase.Item::circulated)
                            .findFirst()
                            .flatMap(item -> PrescriptionId.ofHiRxno(item.rxNumber()));
            if (id.isEmpty()) {
                return new Written(id, Optional::empty, Optional::empty, List::of);
            }
            var prescription = trip.add(prescriptions.find(id.get()));
            var both = trip.add(prescriptions.messages(id.get()));
            var held = trip.add(Holds.of(id.get()));
            return new Written(id, prescription, () -> Optional.of(both.get()), held);
        }
    }

    Circumstances(RoundTrip trip, Sources sources, Purchase purchase, LocalDate today) {
        var personNo = purchase.personNo();
        person = trip.add(sources.persons.byNo(personNo));
        shown = shown(trip, sources.persons, purchase);
        filed = Filed.ask(trip, sources, purchase);
        money = trip.add(PersonTable.find(personNo));
        used = trip.add(AccumulatorTable.of(personNo, today.getYear()));
        family = new FamilyAccounts(trip, personNo, purchase.useAccount(), today);
        written = Written.ask(trip, sources.prescriptions, purchase);
    }

    private Circumstances(Circumstances known, Written written) {
        person = known.person;
        shown = known.shown;
        filed = known.filed;
        money = known.money;
        used = known.used;
        family = known.family;
        this.written = written;
    }

    /**
     * The same for rows that were read together with it: the prescription they name could not be
     * asked for before, so a trip more is made for it, and only then.
     */
    Circumstances of(Purchase purchase, Database database, Sources sources) {
        var trip = new RoundTrip();
        var asked = Written.ask(trip, sources.prescriptions, purchase);
        if (asked.id.equals(written.id)) {
            return this;
        }
        database.send(trip);
        return new Circumstances(this, asked);
    }

    /** Whose voucher, ID or card was shown (mdtrt_cert_type, with or without the zero). */
    private Supplier<Optional<Person>> shown(RoundTrip trip, Persons persons, Purchase purchase) {
        if (purchase.certNo().isEmpty()) {
            return person;
        }
        return trip.add(persons.byProof(purchase.certType(), purchase.certNo()));
    }

    Optional<Person> person() {
        return person.get();
    }

    Optional<Person> shown() {
        return shown.get();
    }

    List<Filing> filings() {
        return filed.diseases.get();
    }

    /** For what the person is designated to an institution; asked by a chronic purchase alone. */
    List<String> designated(String institution, LocalDate day) {
        return Designation.businesses(filed.designations.get(), institution, day);
    }

    PersonTable.State money() {
        return money.get();
    }

    List<AwayFiling> away() {
        return filed.away.get();
    }

    FamilyAccounts family() {
        return family;
    }

    Accumulators used() {
        return used.get();
    }

    Optional<Prescription> prescription() {
        return written.prescription.get();
    }

    /** The goods put aside for the prescription. */
    List<Hold> held() {
        return written.held.get();
    }

    /** The doctor's message, for what he said of a line. */
    Optional<Prescriptions.Messages> messages() {
        return written.messages.get();
    }
}
