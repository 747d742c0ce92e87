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
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes what a device kept for weeks: many measurements of one person in one commit. Each of them
 * is judged by itself, so that one that cannot be right holds up nobody. Of each kind the worst
 * value makes one alert: a month out of range is one thing to look at, not thirty.
 */
@Component
public class TakeBatch {
    /** Most measurements of a batch: a year, once a day. */
    public static final int MOST = 366;

    // the newest of the worst
    private static final Comparator<TakeReadings.Taken> WORST =
            Comparator.comparing(TakeReadings.Taken::level)
                    .thenComparing(one -> one.reading().measuredAt());

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Filings filings;
    private final AccessLog accessLog;
    private final Readings readings;
    private final Around around;

    TakeBatch(
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

    /**
     * What became of a batch, in values.
     *
     * @param kept new ones; @param known told before; @param out of the new ones, out of range
     * @param alerts that were made
     */
    public record Batch(int kept, int known, int out, int alerts, List<Wrong> wrong) {}

    /**
     * A measurement that was not taken.
     *
     * @param entry its place in the batch, from 0
     */
    public record Wrong(int entry, Refusal refusal) {}

    /**
     * Takes a batch: a Bundle of FHIR R4 whose entries hold Observations, or {@code readings} in
     * the plain form.
     */
    public Outcome<Batch> take(Caller caller, String personNo, Fields body) {
        var messages =
                Observation.is(body)
                        ? body.list("entry").stream().map(one -> one.object("resource")).toList()
                        : body.list("readings");
        return take(caller, personNo, messages);
    }

    /** The same of messages that each could be told alone ({@link TakeReadings#take}). */
    public Outcome<Batch> take(Caller caller, String personNo, List<Fields> messages) {
        if (caller.role() == Caller.Role.PATIENT && !caller.actor().equals(personNo)) {
            return Outcome.refused(Reason.NOT_ALLOWED);
        }
        if (messages.isEmpty()) {
            return Outcome.refused(Refusal.missing("readings", "测量"));
        }
        if (messages.size() > MOST) {
            return Outcome.refused(Refusal.invalid("readings", "测量", "≤ " + MOST));
        }
        var told = new Told(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < messages.size(); i++) {
            told.add(i, around.readings(caller, personNo, messages.get(i), journal.now()));
        }
        return told.readings.isEmpty()
                ? Outcome.done(new Batch(0, 0, 0, 0, List.copyOf(told.wrong)))
                : Journal.attempt(() -> once(caller, personNo, told));
    }

    /** A value and the measurement of the batch that it belongs to. */
    private record Entry(int no, Reading reading) {}

    /** What can be taken, and what cannot. */
    private record Told(List<Entry> readings, List<Wrong> wrong) {
        void add(int entry, Outcome<List<Reading>> one) {
            switch (one) {
                case Outcome.Refused<List<Reading>>(var refusal) ->
                        wrong.add(new Wrong(entry, refusal));
                case Outcome.Done<List<Reading>>(var all) ->
                        all.forEach(reading -> readings.add(new Entry(entry, reading)));
            }
        }

        List<String> kinds() {
            return readings.stream().map(one -> one.reading.kind()).distinct().toList();
        }

        Instant first() {
            return times().min(Comparator.naturalOrder()).orElseThrow();
        }

        Instant last() {
            return times().max(Comparator.naturalOrder()).orElseThrow();
        }

        private Stream<Instant> times() {
            return readings.stream().map(one -> one.reading.measuredAt());
        }
    }

    /** What makes a measurement the same. */
    private record Key(String kind, Instant at, String device) {
        static Key of(Reading one) {
            return new Key(one.kind(), one.measuredAt(), one.device());
        }
    }

    private Outcome<Batch> once(Caller caller, String personNo, Told told) {
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var before =
                trip.add(ReadingTable.between(personNo, told.kinds(), told.first(), told.last()));
        var thresholds = trip.add(ThresholdTable.of(personNo));
        var filed = trip.add(filings.of(personNo));
        var responsible = around.responsible(trip, personNo, journal.now());
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        var known = new LinkedHashMap<Key, Reading>();
        before.get().forEach(one -> known.put(Key.of(one), one));
        var wrong = new ArrayList<>(told.wrong);
        var fresh = fresh(told.readings, known, wrong);
        var judged = judged(fresh, thresholds.get(), filed.get());
        return write(caller, personNo, judged, responsible.get())
                .map(
                        alerts ->
                                new Batch(
                                        fresh.size(),
                                        told.readings.size()
                                                - fresh.size()
                                                - (wrong.size() - told.wrong.size()),
                                        (int) judged.stream().filter(TakeBatch::isOut).count(),
                                        alerts,
                                        List.copyOf(wrong)));
    }

    private static List<Reading> fresh(
            List<Entry> all, Map<Key, Reading> known, List<Wrong> wrong) {
        var fresh = new ArrayList<Reading>();
        for (var one : all) {
            var same = known.putIfAbsent(Key.of(one.reading), one.reading);
            if (same == null) {
                fresh.add(one.reading);
            } else if (same.value().compareTo(one.reading.value()) != 0) {
                wrong.add(
                        new Wrong(
                                one.no,
                                Refusal.of(Reason.READING_DIFFERS, same.value().toPlainString())));
            }
        }
        return fresh;
    }

    private List<TakeReadings.Taken> judged(
            List<Reading> fresh, List<Threshold> thresholds, List<Filing> filed) {
        var ranges = new LinkedHashMap<String, Range>();
        return fresh.stream()
                .map(
                        one -> {
                            var range =
                                    ranges.computeIfAbsent(
                                            one.kind(),
                                            kind -> readings.fine(kind, thresholds, filed).range());
                            return new TakeReadings.Taken(one, range.level(one.value()), range);
                        })
                .toList();
    }

    private static boolean isOut(TakeReadings.Taken one) {
        return one.level() != Level.FINE;
    }

    /** Answers how many alerts were made. */
    private Outcome<Integer> write(
            Caller caller,
            String personNo,
            List<TakeReadings.Taken> fresh,
            Optional<Responsible.Doctor> responsible) {
        if (fresh.isEmpty()) {
            return Outcome.done(0);
        }
        var now = journal.now();
        var alarms =
                worst(fresh).stream()
                        .map(one -> Alarm.of(journal, caller, one, responsible, now))
                        .toList();
        var writes = new ArrayList<Sql<?>>();
        writes.add(ReadingTable.addAll(fresh.stream().map(TakeReadings.Taken::reading).toList()));
        alarms.forEach(one -> writes.add(AlertTable.add(one.alert())));
        writes.addAll(around.beside(personNo, now));
        writes.add(accessLog.look(caller, now, "recordReadings", personNo, "treatment"));
        List<Event> events = alarms.stream().map(Alarm::told).toList();
        return journal.commit(alarms.size(), caller, writes, events);
    }

    private static List<TakeReadings.Taken> worst(List<TakeReadings.Taken> fresh) {
        var worst = new LinkedHashMap<String, TakeReadings.Taken>();
        fresh.stream()
                .filter(TakeBatch::isOut)
                .forEach(
                        one ->
                                worst.merge(
                                        one.reading().kind(),
                                        one,
                                        (a, b) -> WORST.compare(a, b) >= 0 ? a : b));
        return List.copyOf(worst.values());
    }
}
