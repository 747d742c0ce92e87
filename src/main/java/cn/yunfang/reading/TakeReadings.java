package cn.yunfang.reading;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes what was measured, once: a device may tell the same again. A value that is not fine makes
 * an alert in the same commit.
 */
@Component
public class TakeReadings {
    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Filings filings;
    private final AccessLog accessLog;
    private final Readings readings;
    private final Around around;

    TakeReadings(
            Database database,
            Journal journal,
            Persons persons,
            Filings filings,
            AccessLog accessLog,
            Readings readings,
            Around around) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.filings = filings;
        this.accessLog = accessLog;
        this.readings = readings;
        this.around = around;
    }

    /** A reading and how it stands to what is fine. */
    public record Taken(Reading reading, Level level, Range range) {}

    /**
     * Takes one message.
     *
     * @param body an Observation of FHIR R4, or {@code at}, {@code device}, {@code values[]} of
     *     {@code kind}, {@code value}, {@code unit}
     */
    public Outcome<List<Taken>> take(Caller caller, String personNo, Fields body) {
        if (caller.role() == Caller.Role.PATIENT && !caller.actor().equals(personNo)) {
            return Outcome.refused(Reason.NOT_ALLOWED);
        }
        return around.readings(caller, personNo, body, journal.now())
                .then(all -> Journal.attempt(() -> once(caller, personNo, all)));
    }

    /** What has to be known before they are kept. */
    private record Known(
            List<Reading> before,
            List<Threshold> thresholds,
            List<Filing> filings,
            Optional<Responsible.Doctor> responsible) {}

    private Outcome<List<Taken>> once(Caller caller, String personNo, List<Reading> told) {
        var kinds = told.stream().map(Reading::kind).toList();
        var first = told.getFirst();
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var before = trip.add(ReadingTable.at(personNo, kinds, first.measuredAt(), first.device()));
        var thresholds = trip.add(ThresholdTable.of(personNo));
        var filed = trip.add(filings.of(personNo));
        var responsible = around.responsible(trip, personNo, journal.now());
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        return decide(
                caller,
                told,
                new Known(before.get(), thresholds.get(), filed.get(), responsible.get()));
    }

    private Outcome<List<Taken>> decide(Caller caller, List<Reading> told, Known known) {
        var taken = new ArrayList<Taken>();
        var fresh = new ArrayList<Taken>();
        for (var one : told) {
            var judged = judged(one, known.thresholds, known.filings);
            taken.add(judged);
            var before = known.before.stream().filter(one::isSameAs).findFirst();
            if (before.isEmpty()) {
                fresh.add(judged);
            } else if (before.get().value().compareTo(one.value()) != 0) {
                return Outcome.refused(
                        Reason.READING_DIFFERS, before.get().value().toPlainString());
            }
        }
        return fresh.isEmpty()
                ? Outcome.done(List.copyOf(taken))
                : write(caller, List.copyOf(taken), fresh, known.responsible);
    }

    private Outcome<List<Taken>> write(
            Caller caller,
            List<Taken> answer,
            List<Taken> fresh,
            Optional<Responsible.Doctor> responsible) {
        var now = journal.now();
        var personNo = fresh.getFirst().reading().personNo();
        var kept = kept(caller, fresh, responsible);
        var writes = new ArrayList<>(kept.writes());
        writes.add(accessLog.look(caller, now, "recordReading", personNo, "treatment"));
        return journal.commit(answer, caller, writes, kept.events());
    }

    /** What goes into a commit that keeps readings. */
    public record Kept(List<Sql<?>> writes, List<Event> events) {}

    private Kept kept(Caller caller, List<Taken> fresh, Optional<Responsible.Doctor> responsible) {
        var now = journal.now();
        var writes = new ArrayList<Sql<?>>();
        var events = new ArrayList<Event>();
        for (var one : fresh) {
            writes.add(ReadingTable.add(one.reading()));
            if (one.level() != Level.FINE) {
                var alarm = Alarm.of(journal, caller, one, responsible, now);
                writes.add(AlertTable.add(alarm.alert()));
                events.add(alarm.told());
            }
        }
        writes.addAll(around.beside(fresh.getFirst().reading().personNo(), now));
        return new Kept(writes, events);
    }

    /**
     * Takes what a visit measured, to be kept in the commit of the visit.
     *
     * @param device nothing was told of it before
     * @param values number by kind, each plausible, in the unit of its kind
     */
    public Kept besides(
            Caller caller, String personNo, Instant at, String device, Map<String, String> values) {
        var trip = new RoundTrip();
        var thresholds = trip.add(ThresholdTable.of(personNo));
        var filed = trip.add(filings.of(personNo));
        var responsible = around.responsible(trip, personNo, journal.now());
        database.send(trip);
        var measured =
                values.entrySet().stream()
                        .map(one -> around.measured(one.getKey(), one.getValue(), at))
                        .toList();
        var taken =
                around.read(caller, personNo, device, measured).stream()
                        .map(one -> judged(one, thresholds.get(), filed.get()))
                        .toList();
        return kept(caller, taken, responsible.get());
    }

    private Taken judged(Reading one, List<Threshold> thresholds, List<Filing> filed) {
        var range = readings.fine(one.kind(), thresholds, filed).range();
        return new Taken(one, range.level(one.value()), range);
    }
}
