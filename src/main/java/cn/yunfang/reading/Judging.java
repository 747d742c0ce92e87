package cn.yunfang.reading;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.reading.TakeReadings.Kept;
import cn.yunfang.reading.TakeReadings.Taken;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How a person's values are judged, and what goes into the commit that keeps them. */
@Component
class Judging {
    private final Journal journal;
    private final Filings filings;
    private final Readings readings;
    private final Around around;

    Judging(Journal journal, Filings filings, Readings readings, Around around) {
        this.journal = journal;
        this.filings = filings;
        this.readings = readings;
        this.around = around;
    }

    /** What values of a person are held against, and who answers for him. */
    record Norms(
            List<Threshold> thresholds,
            List<Filing> filings,
            Optional<Responsible.Doctor> responsible) {}

    /** Asked in a trip that is sent afterwards. */
    Supplier<Norms> ask(RoundTrip trip, String personNo) {
        var thresholds = trip.add(ThresholdTable.of(personNo));
        var filed = trip.add(filings.of(personNo));
        var responsible = around.responsible(trip, personNo, journal.now());
        return () -> new Norms(thresholds.get(), filed.get(), responsible.get());
    }

    List<Taken> judge(List<Reading> all, Norms norms) {
        var ranges = new HashMap<String, Range>();
        return all.stream()
                .map(
                        one -> {
                            var range =
                                    ranges.computeIfAbsent(one.kind(), kind -> fine(kind, norms));
                            return new Taken(one, range.level(one.value()), range);
                        })
                .toList();
    }

    private Range fine(String kind, Norms norms) {
        return readings.fine(kind, norms.thresholds, norms.filings).range();
    }

    /**
     * What keeps readings.
     *
     * @param fresh of one person, at least one; @param alarming those that make an alert
     */
    Kept kept(Caller caller, List<Taken> fresh, List<Taken> alarming, Norms norms) {
        var now = journal.now();
        var writes = new ArrayList<Sql<?>>();
        var events = new ArrayList<Event>();
        writes.add(ReadingTable.addAll(fresh.stream().map(Taken::reading).toList()));
        for (var one : alarming) {
            var alarm = Alarm.of(journal, caller, one, norms.responsible, now);
            writes.add(AlertTable.add(alarm.alert()));
            events.add(alarm.told());
        }
        writes.addAll(around.beside(fresh.getFirst().reading().personNo(), now));
        return new Kept(writes, events);
    }
}
