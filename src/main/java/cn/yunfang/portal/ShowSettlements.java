package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.payment.Payment;
import cn.yunfang.payment.Payments;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads settlements for people, within their sight; each look is logged. */
@Component
class ShowSettlements {
    /** A settlement and whether it stands. */
    record Seen(Settled settled, Settlement.State state, List<Payment> payments) {}

    /** What the caller may see of a page; the last of the whole page, if more may follow. */
    record Listed(List<Settlement> items, Optional<Settlement> last) {}

    private final Database database;
    private final Settlements settlements;
    private final Payments payments;
    private final Persons persons;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    ShowSettlements(
            Database database,
            Settlements settlements,
            Payments payments,
            Persons persons,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.settlements = settlements;
        this.payments = payments;
        this.persons = persons;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    Outcome<Seen> one(Caller caller, String setlId, String operation, String purpose) {
        return SettlementNumber.parse(setlId)
                .map(number -> one(caller, number, operation, purpose))
                .orElseGet(() -> Outcome.refused(Reason.SETTLEMENT_UNKNOWN));
    }

    private Outcome<Seen> one(
            Caller caller, SettlementNumber number, String operation, String purpose) {
        var trip = new RoundTrip();
        var found = trip.add(settlements.find(number));
        var state = trip.add(settlements.state(number));
        var paid = trip.add(payments.of(number));
        database.send(trip);
        if (found.get().isEmpty() || state.get().isEmpty() || !maySee(caller, found.get().get())) {
            return Outcome.refused(Reason.SETTLEMENT_UNKNOWN);
        }
        database.commit(
                accessLog.look(caller, clock.instant(), operation, number.toString(), purpose));
        return Outcome.done(new Seen(found.get().get(), state.get().get(), paid.get()));
    }

    /**
     * Settlements of a person, newest first: his own, of an institution those it made, of a bureau
     * those of persons insured in its region or made in it.
     */
    Outcome<Listed> ofPerson(
            Caller caller, String personNo, Moment before, int most, String purpose) {
        if (!Sight.mayList(caller, personNo)) {
            return Outcome.refused(Reason.NOT_ALLOWED);
        }
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var all = trip.add(settlements.ofPerson(personNo, before.at(), before.id(), most));
        database.send(trip);
        var insured = person.get().map(Person::insuredDivision).orElse("");
        if (person.get().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        database.commit(
                accessLog.look(caller, clock.instant(), "listSettlements", personNo, purpose));
        return Outcome.done(
                new Listed(
                        all.get().stream().filter(one -> mayList(caller, insured, one)).toList(),
                        all.get().size() < most
                                ? Optional.empty()
                                : Optional.of(all.get().getLast())));
    }

    private boolean mayList(Caller caller, String insured, Settlement one) {
        return switch (caller.role()) {
            case PATIENT, SYSTEM -> true;
            case PHARMACY, MEDICAL -> one.institution().equals(caller.institution());
            case CLERK, REGULATOR -> caller.covers(insured) || covers(caller, one.institution());
            case REVIEWER, INTEGRATOR -> false;
        };
    }

    private boolean covers(Caller caller, String institution) {
        return registry.institution(institution)
                .filter(one -> caller.covers(one.division()))
                .isPresent();
    }

    private boolean maySee(Caller caller, Settled settled) {
        return switch (caller.role()) {
            case PATIENT -> settled.person().no().equals(caller.actor());
            case PHARMACY, MEDICAL -> settled.institution().equals(caller.institution());
            case CLERK, REGULATOR ->
                    caller.covers(settled.person().insuredDivision())
                            || covers(caller, settled.institution());
            case SYSTEM -> true;
            case REVIEWER, INTEGRATOR -> false;
        };
    }
}
