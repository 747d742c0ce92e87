package cn.yunfang.supervision;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PastEvents;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A region in figures, for the bureau it belongs to: nobody's name, and no prescription without the
 * list it stands on. Money is read from the settlements themselves; counts lag the facts by two
 * seconds.
 */
@Component
public class Overview {
    /**
     * One day of a region.
     *
     * @param asOf when it was read
     * @param hours steps by the hour they were taken in, of that day and of the one before
     * @param money the same of settlements
     * @param places steps of the day by institution; @param earned settlements of the day by it
     * @param institutions of the region, designated that day
     */
    public record Day(
            Instant asOf,
            Map<Instant, Tally> hours,
            Map<Instant, Sums> money,
            Map<String, Tally> places,
            Map<String, Sums> earned,
            ReviewWork.Waiting waiting,
            List<Institution> institutions) {}

    /**
     * Which facts.
     *
     * @param region first digits of a division; @param institution "" for all of the region
     * @param before only those told before it, or then with a smaller id
     */
    public record Wanted(
            Step step,
            String region,
            String institution,
            Instant from,
            Instant to,
            Instant before,
            long beforeId) {}

    private final Registry registry;
    private final ReviewWork work;
    private final Settlements settlements;
    private final Database database;
    private final Clock clock;

    Overview(
            Registry registry,
            ReviewWork work,
            Settlements settlements,
            Database database,
            Clock clock) {
        this.registry = registry;
        this.work = work;
        this.settlements = settlements;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param region first digits of a division, "" for all that is the caller's
     */
    public Outcome<Day> day(Caller caller, String region, LocalDate day) {
        return sight(caller, region).map(seen -> read(institutions(seen), day));
    }

    private Day read(List<Institution> institutions, LocalDate day) {
        var codes = codes(institutions);
        var tellers = tellers(institutions);
        var yesterday = ChinaTime.startOf(day.minusDays(1));
        var from = ChinaTime.startOf(day);
        var to = ChinaTime.startOf(day.plusDays(1));
        var now = clock.instant();
        var trip = new RoundTrip();
        var hours = trip.add(HourTable.byHour(tellers, yesterday, to));
        var places = trip.add(HourTable.byInstitution(codes, from, to));
        var money = trip.add(settlements.byHour(codes, yesterday, to));
        var earned = trip.add(settlements.byInstitution(codes, from, to));
        var waiting = trip.add(work.waiting(codes, now));
        database.send(trip);
        return new Day(
                now,
                hours.get(),
                money.get(),
                places.get(),
                earned.get(),
                waiting.get(),
                institutions);
    }

    /** Institutions of a region beside each other, from one day to another inclusive. */
    public Outcome<List<Compared>> compare(
            Caller caller, String region, LocalDate first, LocalDate last) {
        return sight(caller, region)
                .map(
                        seen ->
                                read(
                                        institutions(seen),
                                        ChinaTime.startOf(first),
                                        ChinaTime.startOf(last.plusDays(1))));
    }

    private List<Compared> read(List<Institution> institutions, Instant from, Instant to) {
        var codes = codes(institutions);
        var trip = new RoundTrip();
        var steps = trip.add(HourTable.byInstitution(codes, from, to));
        var done = trip.add(work.done(codes, from, to));
        var earned = trip.add(settlements.byInstitution(codes, from, to));
        database.send(trip);
        return Compared.all(institutions, steps.get(), done.get(), earned.get());
    }

    /** The facts behind a figure, newest first. */
    public Outcome<List<EventLog.Entry>> facts(Caller caller, Wanted wanted, int most) {
        return sight(caller, wanted.region())
                .then(
                        seen ->
                                wanted.institution().isEmpty()
                                        ? Outcome.done(told(institutions(seen), wanted, most))
                                        : at(seen, wanted, most));
    }

    private Outcome<List<EventLog.Entry>> at(String region, Wanted wanted, int most) {
        return registry.institution(wanted.institution())
                .filter(one -> one.division().startsWith(region))
                .<Outcome<List<EventLog.Entry>>>map(
                        one -> Outcome.done(database.read(of(one, wanted, most))))
                .orElseGet(() -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, wanted.institution()));
    }

    // a hospital's reviews are those of its prescriptions, whoever decides them
    private Sql<List<EventLog.Entry>> of(Institution one, Wanted wanted, int most) {
        boolean rejected = wanted.step() == Step.REJECTED;
        if (!one.isPharmacy() && (rejected || wanted.step() == Step.REVIEWED)) {
            return work.decided(
                    new ReviewWork.Past(
                            one.code(),
                            rejected,
                            wanted.from(),
                            wanted.to(),
                            wanted.before(),
                            wanted.beforeId()),
                    most);
        }
        return events(List.of(one.code()), List.of(), wanted).list(most);
    }

    private List<EventLog.Entry> told(List<Institution> institutions, Wanted wanted, int most) {
        return database.read(
                events(codes(institutions), divisions(institutions), wanted).list(most));
    }

    private static PastEvents events(List<String> codes, List<String> divisions, Wanted wanted) {
        return new PastEvents(
                wanted.step().facts(),
                codes,
                divisions,
                wanted.from(),
                wanted.to(),
                wanted.before(),
                wanted.beforeId());
    }

    /** The region asked for, which must lie within the caller's own. */
    private static Outcome<String> sight(Caller caller, String asked) {
        return caller.region()
                .then(
                        own ->
                                asked.isEmpty() || asked.startsWith(own)
                                        ? Outcome.done(asked.isEmpty() ? own : asked)
                                        : Outcome.refused(Reason.NOT_ALLOWED));
    }

    // designated or not: what one did counts, on whatever day
    private List<Institution> institutions(String region) {
        return registry.institutions(Optional.empty()).stream()
                .filter(one -> one.division().startsWith(region))
                .toList();
    }

    // what the platform decides itself is told by nobody, and counted for the division
    private static List<String> tellers(List<Institution> institutions) {
        return Stream.concat(codes(institutions).stream(), divisions(institutions).stream())
                .toList();
    }

    private static List<String> divisions(List<Institution> institutions) {
        return institutions.stream().map(Institution::division).distinct().toList();
    }

    private static List<String> codes(List<Institution> institutions) {
        return institutions.stream().map(Institution::code).toList();
    }
}
