package cn.yunfang.reading;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.reading.Judging.Norms;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final AccessLog accessLog;
    private final Around around;
    private final Judging judging;

    TakeReadings(
            Database database,
            Journal journal,
            Persons persons,
            AccessLog accessLog,
            Around around,
            Judging judging) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.accessLog = accessLog;
        this.around = around;
        this.judging = judging;
    }

    /** A reading and how it stands to what is fine. */
    public record Taken(Reading reading, Level level, Range range) {
        boolean isOut() {
            return level != Level.FINE;
        }
    }

    /** What goes into a commit that keeps readings. */
    public record Kept(List<Sql<?>> writes, List<Event> events) {}

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

    private Outcome<List<Taken>> once(Caller caller, String personNo, List<Reading> told) {
        var kinds = told.stream().map(Reading::kind).toList();
        var first = told.getFirst();
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var before = trip.add(ReadingTable.at(personNo, kinds, first.measuredAt(), first.device()));
        var norms = judging.ask(trip, personNo);
        database.send(trip);
        return person.get().isEmpty()
                ? Outcome.refused(Reason.PERSON_UNKNOWN)
                : decide(caller, judging.judge(told, norms.get()), before.get(), norms.get());
    }

    private Outcome<List<Taken>> decide(
            Caller caller, List<Taken> told, List<Reading> known, Norms norms) {
        var fresh = new ArrayList<Taken>();
        for (var one : told) {
            var before = known.stream().filter(one.reading()::isSameAs).findFirst();
            if (before.isEmpty()) {
                fresh.add(one);
            } else if (before.get().value().compareTo(one.reading().value()) != 0) {
                return Outcome.refused(
                        Reason.READING_DIFFERS, before.get().value().toPlainString());
            }
        }
        return fresh.isEmpty() ? Outcome.done(told) : write(caller, told, fresh, norms);
    }

    private Outcome<List<Taken>> write(
            Caller caller, List<Taken> answer, List<Taken> fresh, Norms norms) {
        var kept = kept(caller, fresh, norms);
        var personNo = fresh.getFirst().reading().personNo();
        var writes = new ArrayList<>(kept.writes());
        writes.add(accessLog.look(caller, journal.now(), "recordReading", personNo, "treatment"));
        return journal.commit(answer, caller, writes, kept.events());
    }

    // each that is out of its range makes an alert
    private Kept kept(Caller caller, List<Taken> fresh, Norms norms) {
        return judging.kept(caller, fresh, fresh.stream().filter(Taken::isOut).toList(), norms);
    }

    /**
     * Takes what a visit measured, to be kept in the commit of the visit.
     *
     * @param device nothing was told of it before
     * @param values number by kind, each plausible, in the unit of its kind
     */
    public Kept besides(
            Caller caller, String personNo, Instant at, String device, Map<String, String> values) {
        var moment = at.truncatedTo(ChronoUnit.MILLIS);
        var measured =
                values.entrySet().stream()
                        .map(one -> around.measured(one.getKey(), one.getValue(), moment))
                        .toList();
        var trip = new RoundTrip();
        var norms = judging.ask(trip, personNo);
        database.send(trip);
        var all = around.read(caller, personNo, device, measured);
        return kept(caller, judging.judge(all, norms.get()), norms.get());
    }
}
