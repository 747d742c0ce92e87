package cn.yunfang.reading;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A doctor who treats somebody says what is fine for him; each time is a version of its own. */
@Component
public class SetThreshold {
    private static final int LONGEST_REASON = 200;

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Kinds kinds;
    private final AccessLog accessLog;
    private final Around around;

    SetThreshold(
            Database database,
            Journal journal,
            Persons persons,
            Kinds kinds,
            AccessLog accessLog,
            Around around) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.kinds = kinds;
        this.accessLog = accessLog;
        this.around = around;
    }

    /** Sets one; @param kind code of a kind; @param reason why this patient differs. */
    public Outcome<Threshold> set(
            Caller caller, String personNo, String kind, Range range, String reason) {
        return kinds.of(kind)
                .map(found -> refusal(found, range, reason))
                .orElseGet(() -> Optional.of(Refusal.at("kind", Reason.READING_KIND_UNKNOWN, kind)))
                .<Outcome<Threshold>>map(Outcome::refused)
                .orElseGet(
                        () -> Journal.attempt(() -> once(caller, personNo, kind, range, reason)));
    }

    private static Optional<Refusal> refusal(Kind kind, Range range, String reason) {
        var bounds =
                Stream.of(range.low(), range.high(), range.urgentLow(), range.urgentHigh())
                        .flatMap(Stream::ofNullable)
                        .toList();
        if (!range.isOrdered() || bounds.stream().anyMatch(bound -> !fits(kind, bound))) {
            return Optional.of(
                    Refusal.invalid(
                            "range",
                            kind.chinese(),
                            "%s ≤ urgentLow ≤ low ≤ high ≤ urgentHigh ≤ %s %s, %d decimals"
                                    .formatted(
                                            kind.lowest().toPlainString(),
                                            kind.highest().toPlainString(),
                                            kind.unit(),
                                            kind.decimals())));
        }
        return Refusal.ofText("reason", "理由", reason, LONGEST_REASON);
    }

    private static boolean fits(Kind kind, BigDecimal bound) {
        return kind.isPlausible(bound) && bound.stripTrailingZeros().scale() <= kind.decimals();
    }

    private Outcome<Threshold> once(
            Caller caller, String personNo, String kind, Range range, String reason) {
        var now = journal.now();
        var doctor = new Responsible.Doctor(caller.actor(), caller.institution(), Optional.empty());
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var before = trip.add(ThresholdTable.of(personNo));
        var treats = around.treats(trip, doctor, personNo, now);
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Reason.PERSON_UNKNOWN);
        }
        if (!treats.get()) {
            return Outcome.refused(Reason.NOT_TREATING);
        }
        var next =
                new Threshold(
                        personNo,
                        kind,
                        version(kind, before.get()) + 1,
                        range,
                        doctor.code(),
                        doctor.institution(),
                        reason.strip(),
                        now);
        var writes = new ArrayList<Sql<?>>();
        writes.add(ThresholdTable.add(next));
        writes.add(accessLog.look(caller, now, "setThreshold", personNo, "treatment"));
        return journal.commit(next, caller, writes, List.of());
    }

    private static int version(String kind, List<Threshold> all) {
        return all.stream()
                .filter(one -> one.kind().equals(kind))
                .mapToInt(Threshold::version)
                .max()
                .orElse(0);
    }
}
