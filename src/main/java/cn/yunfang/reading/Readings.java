package cn.yunfang.reading;

import cn.yunfang.chronic.Filing;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Readings, what is fine for whom, and alerts, for the modules that show and use them. */
@Component
public class Readings {
    private final Targets targets;
    private final Clock clock;

    Readings(Targets targets, Clock clock) {
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * A part of somebody's readings.
     *
     * @param to exclusive; @param most how many at most, the newest
     */
    public record Asked(String personNo, List<String> kinds, Instant from, Instant to, int most) {}

    /**
     * What is fine for a person, and why.
     *
     * @param set by a doctor; empty when a guideline counts
     * @param source guideline, "" when a doctor set it or none says anything
     */
    public record Fine(Range range, Optional<Threshold> set, String source) {}

    /** Newest first. */
    public Sql<List<Reading>> trend(Asked asked) {
        return ReadingTable.trend(asked);
    }

    /** The newest of each kind since a moment. */
    public Sql<List<Reading>> latest(String personNo, List<String> kinds, Instant since) {
        return latest(kinds.stream().map(kind -> new Wanted(personNo, kind)).toList(), since);
    }

    /** A kind of somebody's values. */
    public record Wanted(String personNo, String kind) {}

    /** The newest of each that is wanted, since a moment. */
    public Sql<List<Reading>> latest(List<Wanted> wanted, Instant since) {
        return ReadingTable.latest(wanted, since);
    }

    /** What counts of several persons: the newest threshold of each kind. */
    public Sql<List<Threshold>> thresholds(List<String> personNos) {
        return ThresholdTable.of(personNos);
    }

    /** Every version of every threshold, the newest of a kind first. */
    public Sql<List<Threshold>> thresholds(String personNo) {
        return ThresholdTable.of(personNo);
    }

    /** Open alerts of a doctor, urgent ones first. */
    public Sql<List<Alert>> openAlerts(String institution, String doctor, int most) {
        return AlertTable.open(institution, doctor, most);
    }

    /** A person's alerts, newest first. */
    public Sql<List<Alert>> alertsOf(String personNo, Instant since, int most) {
        return AlertTable.ofPerson(personNo, since, most);
    }

    /**
     * What is fine for a person: what a doctor set, else what the guidelines say of his diseases.
     *
     * @param thresholds of the person; @param filings of the person
     */
    public Fine fine(String kind, List<Threshold> thresholds, List<Filing> filings) {
        var today = ChinaTime.today(clock);
        var diseases =
                filings.stream()
                        .filter(one -> one.inForceOn(today))
                        .map(Filing::diseaseCode)
                        .toList();
        var target = targets.of(kind, diseases);
        return thresholds.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(set -> new Fine(set.range().orUrgent(target.range()), Optional.of(set), ""))
                .orElseGet(() -> new Fine(target.range(), Optional.empty(), target.source()));
    }
}
