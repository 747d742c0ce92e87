package cn.yunfang.portal;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.EventLog.Told;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads prescriptions for people, within their sight; each look is logged before it is answered.
 */
@Component
class ShowPrescriptions {
    /** A prescription with what its page shows. */
    record Seen(
            Prescription prescription,
            Fields message,
            List<Told> events,
            List<Claim> claims,
            List<AccessLog.Look> looks) {}

    private static final int MOST_LOOKS = 200;
    private static final int MOST_LISTED = 100;

    private final Database database;
    private final Prescriptions prescriptions;
    private final Claims claims;
    private final AccessLog accessLog;
    private final Sight sight;
    private final Clock clock;
    private final PlantedPages planted;

    ShowPrescriptions(
            Database database,
            Prescriptions prescriptions,
            Claims claims,
            AccessLog accessLog,
            Sight sight,
            Clock clock,
            PlantedPages planted) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.claims = claims;
        this.accessLog = accessLog;
        this.sight = sight;
        this.clock = clock;
        this.planted = planted;
    }

    /**
     * One prescription with its history.
     *
     * @param operation what is asked, for the access log
     */
    Outcome<Seen> one(Caller caller, String hiRxno, String operation, String purpose) {
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> one(caller, id, hiRxno, operation, purpose))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Seen> one(
            Caller caller, PrescriptionId id, String hiRxno, String operation, String purpose) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var messages = trip.add(prescriptions.messages(id));
        var events = trip.add(EventLog.of(id));
        var held = trip.add(claims.of(id));
        var looks = trip.add(accessLog.looksAt(hiRxno, MOST_LOOKS));
        database.send(trip);
        if (found.get().isEmpty()) {
            return planted(caller, id, hiRxno, operation, purpose);
        }
        // one answer for "does not exist" and "is not yours": numbers must not be guessed
        if (!found.get().get().facts().hiRxno().equals(hiRxno)
                || !sight.maySee(caller, found.get().get(), held.get())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        database.commit(accessLog.look(caller, clock.instant(), operation, hiRxno, purpose));
        return Outcome.done(
                new Seen(
                        found.get().get(),
                        messages.get().preCheck(),
                        events.get(),
                        held.get(),
                        looks.get()));
    }

    private Outcome<Seen> planted(
            Caller caller, PrescriptionId id, String hiRxno, String operation, String purpose) {
        var seen = planted.seen(caller, id, hiRxno);
        if (seen.isEmpty()) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        database.commit(accessLog.look(caller, clock.instant(), operation, hiRxno, purpose));
        return Outcome.done(seen.get());
    }

    /** Uploaded prescriptions of a person, newest first, as far as the caller may see them. */
    Outcome<List<Seen>> ofPerson(Caller caller, String personNo, Instant since, String purpose) {
        if (!Sight.mayList(caller, personNo)) {
            return Outcome.refused(Reason.NOT_ALLOWED);
        }
        var look = accessLog.look(caller, clock.instant(), "listPrescriptions", personNo, purpose);
        return Outcome.done(
                seen(
                        looked(personNo, since, look)
                                .filter(rx -> sight.maySee(caller, rx, List.of()))));
    }

    /** The same wherever they were written, for a doctor who treats the person. */
    List<Seen> history(Caller doctor, String personNo, Instant since, String purpose) {
        var look = accessLog.look(doctor, clock.instant(), "readHistory", personNo, purpose);
        return seen(looked(personNo, since, look));
    }

    private Stream<Prescription> looked(String personNo, Instant since, Sql<?> look) {
        var trip = new RoundTrip();
        var all = trip.add(prescriptions.ofPerson(personNo, since));
        trip.add(look);
        database.commit(trip);
        return all.get().stream();
    }

    // two reads of each: as many as a round trip takes
    private List<Seen> seen(Stream<Prescription> visible) {
        var trip = new RoundTrip();
        var replies = new ArrayList<Supplier<Seen>>();
        for (var rx : visible.limit(MOST_LISTED).toList()) {
            var messages = trip.add(prescriptions.messages(rx.id()));
            var events = trip.add(EventLog.of(rx.id()));
            replies.add(
                    () ->
                            new Seen(
                                    rx,
                                    messages.get().preCheck(),
                                    events.get(),
                                    List.of(),
                                    List.of()));
        }
        database.send(trip);
        return replies.stream().map(Supplier::get).toList();
    }
}
