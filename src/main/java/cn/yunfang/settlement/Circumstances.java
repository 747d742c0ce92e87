package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Everything a settlement depends on, asked for in one round trip; answers once it is sent. */
final class Circumstances {
    /** Where the answers come from. */
    @Component
    record Sources(Persons persons, Filings filings, Prescriptions prescriptions) {}

    private final Supplier<Optional<Person>> person;
    private final Supplier<Optional<Person>> shown;
    private final Supplier<List<Filing>> filings;
    private final Supplier<PersonTable.State> money;
    private final Supplier<Accumulators> used;
    private final Supplier<Optional<Prescription>> prescription;
    private final Supplier<Optional<Prescriptions.Messages>> messages;

    Circumstances(RoundTrip trip, Sources sources, Purchase purchase, int year) {
        var personNo = purchase.personNo();
        person = trip.add(sources.persons.byNo(personNo));
        shown = shown(trip, sources.persons, purchase);
        filings = trip.add(sources.filings.of(personNo));
        money = trip.add(PersonTable.find(personNo));
        used = trip.add(AccumulatorTable.of(personNo, year));
        var id =
                purchase.items().stream()
                        .filter(Purchase.Item::circulated)
                        .findFirst()
                        .flatMap(item -> PrescriptionId.ofHiRxno(item.rxNumber()));
        if (id.isPresent()) {
            prescription = trip.add(sources.prescriptions.find(id.get()));
            var both = trip.add(sources.prescriptions.messages(id.get()));
            messages = () -> Optional.of(both.get());
        } else {
            prescription = Optional::empty;
            messages = Optional::empty;
        }
    }

    /** Whose voucher, ID or card was shown (mdtrt_cert_type, with or without the zero). */
    private Supplier<Optional<Person>> shown(RoundTrip trip, Persons persons, Purchase purchase) {
        if (purchase.certNo().isEmpty()) {
            return person;
        }
        return switch (purchase.certType()) {
            case "01", "1" -> trip.add(persons.byVoucher(purchase.certNo()));
            case "03", "3" -> trip.add(persons.byCertificate("90", purchase.certNo()));
            default -> trip.add(persons.byCertificate("01", purchase.certNo()));
        };
    }

    Optional<Person> person() {
        return person.get();
    }

    Optional<Person> shown() {
        return shown.get();
    }

    List<Filing> filings() {
        return filings.get();
    }

    PersonTable.State money() {
        return money.get();
    }

    Accumulators used() {
        return used.get();
    }

    Optional<Prescription> prescription() {
        return prescription.get();
    }

    /** The doctor's message, for what he said of a line. */
    Optional<Prescriptions.Messages> messages() {
        return messages.get();
    }
}
