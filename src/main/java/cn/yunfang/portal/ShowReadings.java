package cn.yunfang.portal;

import cn.yunfang.chronic.Filings;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Kinds;
import cn.yunfang.reading.Reading;
import cn.yunfang.reading.Readings;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A person's readings as series, each look logged. */
@Component
class ShowReadings {
    private static final int MOST = 1_000;
    private static final Duration YEAR = Duration.ofDays(366);

    private final Database database;
    private final Journal journal;
    private final Readings readings;
    private final Known known;

    /** What is known besides. */
    @Component
    record Known(
            Kinds kinds,
            Filings filings,
            Prescriptions prescriptions,
            AccessLog accessLog,
            Registry registry) {}

    ShowReadings(Database database, Journal journal, Readings readings, Known known) {
        this.database = database;
        this.journal = journal;
        this.readings = readings;
        this.known = known;
    }

    /**
     * What is looked at.
     *
     * @param kinds codes, all when there are none; @param purpose as it is logged
     */
    record Look(String personNo, Set<String> kinds, int days, String purpose) {}

    Outcome<ReadingView.Trend> trend(Caller caller, Look look) {
        var unknown = look.kinds.stream().filter(one -> known.kinds.of(one).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            return Outcome.refused(Refusal.at("kind", Reason.READING_KIND_UNKNOWN, unknown.get()));
        }
        var now = journal.now();
        var wanted =
                known.kinds.all().stream()
                        .filter(kind -> look.kinds.isEmpty() || look.kinds.contains(kind.code()))
                        .toList();
        var from = now.minus(Duration.ofDays(look.days));
        var codes = wanted.stream().map(Kind::code).toList();
        var trip = new RoundTrip();
        var all =
                trip.add(
                        readings.trend(
                                new Readings.Asked(
                                        look.personNo,
                                        codes,
                                        from,
                                        now.plus(Duration.ofHours(1)),
                                        MOST)));
        var thresholds = trip.add(readings.thresholds(look.personNo));
        var filed = trip.add(known.filings.of(look.personNo));
        var repeats = trip.add(known.prescriptions.ofPerson(look.personNo, now.minus(YEAR)));
        trip.add(known.accessLog.look(caller, now, "listReadings", look.personNo, look.purpose));
        return database.commit(trip)
                .<Outcome<ReadingView.Trend>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        new ReadingView.Trend(
                                                series(
                                                        wanted,
                                                        all.get(),
                                                        kind ->
                                                                readings.fine(
                                                                        kind,
                                                                        thresholds.get(),
                                                                        filed.get())),
                                                issues(repeats.get(), from))));
    }

    private List<ReadingView.Series> series(
            List<Kind> wanted, List<Reading> all, Function<String, Readings.Fine> fine) {
        var byKind = all.stream().collect(Collectors.groupingBy(Reading::kind));
        return wanted.stream()
                .filter(kind -> byKind.containsKey(kind.code()))
                .map(
                        kind ->
                                series(
                                        kind,
                                        fine.apply(kind.code()),
                                        byKind.getOrDefault(kind.code(), List.of())))
                .toList();
    }

    private ReadingView.Series series(Kind kind, Readings.Fine fine, List<Reading> all) {
        var doctor =
                fine.set()
                        .flatMap(one -> known.registry.practitioner(one.doctor()))
                        .map(Practitioner::name)
                        .orElse("");
        return ReadingView.Series.of(kind, fine, all, doctor);
    }

    private static List<ReadingView.IssueDate> issues(List<Prescription> all, Instant from) {
        return all.stream()
                .filter(rx -> rx.facts().issues() > 1 && rx.issue() > 0)
                .flatMap(ShowReadings::issues)
                .filter(one -> !one.at().toInstant().isBefore(from))
                .toList();
    }

    private static Stream<ReadingView.IssueDate> issues(Prescription rx) {
        boolean goesOn = rx.state() == PrescriptionState.EFFECTIVE;
        return IntStream.rangeClosed(1, goesOn ? rx.facts().issues() : rx.issue())
                .mapToObj(
                        no ->
                                new ReadingView.IssueDate(
                                        rx.facts().hiRxno(),
                                        no,
                                        ReadingView.time(rx.opens(no)),
                                        goesOn && no == rx.issue()));
    }
}
