package cn.yunfang.reading;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.reading.Judging.Norms;
import cn.yunfang.reading.TakeReadings.Taken;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final Comparator<Taken> WORST =
            Comparator.comparing(Taken::level).thenComparing(one -> one.reading().measuredAt());

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Around around;
    private final Judging judging;

    TakeBatch(
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
        var norms = judging.ask(trip, personNo);
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        var known = new LinkedHashMap<Key, Reading>();
        before.get().forEach(one -> known.put(Key.of(one), one));
        var wrong = new ArrayList<>(told.wrong);
        var fresh = fresh(told.readings, known, wrong);
        var judged = judging.judge(fresh, norms.get());
        return write(caller, personNo, judged, norms.get())
                .map(
                        alerts ->
                                new Batch(
                                        fresh.size(),
                                        told.readings.size()
                                                - fresh.size()
                                                - (wrong.size() - told.wrong.size()),
                                        (int) judged.stream().filter(Taken::isOut).count(),
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

    /** Answers how many alerts were made. */
    private Outcome<Integer> write(Caller caller, String personNo, List<Taken> fresh, Norms norms) {
        if (fresh.isEmpty()) {
            return Outcome.done(0);
        }
        var worst = worst(fresh);
        var kept = judging.kept(caller, fresh, worst, norms);
        var writes = new ArrayList<>(kept.writes());
        writes.add(accessLog.look(caller, journal.now(), "recordReadings", personNo, "treatment"));
        return journal.commit(worst.size(), caller, writes, kept.events());
    }

    private static List<Taken> worst(List<Taken> fresh) {
        var worst = new LinkedHashMap<String, Taken>();
        fresh.stream()
                .filter(Taken::isOut)
                .forEach(
                        one ->
                                worst.merge(
                                        one.reading().kind(),
                                        one,
                                        (a, b) -> WORST.compare(a, b) >= 0 ? a : b));
        return List.copyOf(worst.values());
    }
}
