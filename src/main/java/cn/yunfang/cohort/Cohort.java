package cn.yunfang.cohort;

import cn.yunfang.cohort.Figures.Cut;
import cn.yunfang.cohort.Figures.Group;
import cn.yunfang.cohort.ListTable.Count;
import cn.yunfang.cohort.ListTable.Scope;
import cn.yunfang.reach.Reach;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The registry for those who may read it: a bureau its region, an institution those it has a
 * contract with or prescribed for within a year, and of them a doctor his own. What is counted
 * takes at most two round trips, all else one; nodes ask the database whether what they counted
 * still holds.
 */
@Component
public class Cohort {
    /** A run takes less; who is due within it counts as waiting. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final int MOST_EXPORTED = 200_000;

    /** So many counts of either kind are kept until rows or the day are others. */
    private static final int KEPT = 200;

    /** What was asked of which rows. */
    private record Question(Scope scope, Filter filter, LocalDate today, long version) {}

    private record Counted(Group all, Map<Cut, List<Group>> by) {}

    private final Database database;
    private final Reach reach;
    private final Clock clock;
    private final LoadingCache<Question, Counted> figures =
            Caffeine.newBuilder().maximumSize(KEPT).build(this::figures);
    private final LoadingCache<Question, Count> sizes =
            Caffeine.newBuilder().maximumSize(KEPT).build(this::size);

    Cohort(Database database, Reach reach, Clock clock) {
        this.database = database;
        this.reach = reach;
        this.clock = clock;
    }

    /** Where a page of a list begins: after that row. */
    public record Place(int urgency, String personNo, String disease) {
        /** Before all rows. */
        public static final Place FIRST = new Place(Integer.MAX_VALUE, "", "");

        static Place of(Entry one) {
            return new Place(one.urgency(), one.personNo(), one.disease());
        }
    }

    /**
     * A page of rows, the most urgent first.
     *
     * @param entries how many rows there are in all; @param persons whose they are
     * @param next where to go on; empty at the end
     */
    public record Page(List<Entry> rows, long entries, long persons, Optional<Place> next) {}

    public Outcome<Figures> figures(Caller caller, Filter filter) {
        return scope(caller, filter).map(scope -> figures(scope, filter));
    }

    private Figures figures(Scope scope, Filter filter) {
        var now = clock.instant();
        var trip = new RoundTrip();
        var freshness = trip.add(PatientTable.freshness(now.plus(SOON)));
        var townships = trip.add(reach.townships(scope.region()));
        database.send(trip);
        var question = new Question(scope, filter, ChinaTime.date(now), freshness.get().version());
        var counted = figures.get(question);
        return new Figures(
                counted.all(),
                counted.by(),
                freshness.get().waiting(),
                freshness.get().oldest(),
                townships.get());
    }

    private Counted figures(Question asked) {
        var trip = new RoundTrip();
        var cuts = trip.add(FigureTable.cuts(asked.scope, asked.filter, asked.today));
        var classes = trip.add(FigureTable.classes(asked.scope, asked.filter, asked.today));
        database.send(trip);
        var by = new EnumMap<Cut, List<Group>>(cuts.get().by());
        by.put(Cut.DRUG_CLASS, classes.get());
        return new Counted(cuts.get().all(), by);
    }

    /** The list behind a figure. */
    public Outcome<Page> list(Caller caller, Filter filter, Place after, int most) {
        return scope(caller, filter).map(scope -> page(scope, filter, after, most));
    }

    private Page page(Scope scope, Filter filter, Place after, int most) {
        var today = today();
        var trip = new RoundTrip();
        var rows = trip.add(ListTable.list(scope, filter, today, after, most));
        var version = trip.add(PatientTable.version());
        database.send(trip);
        var count = sizes.get(new Question(scope, filter, today, version.get()));
        var last = rows.get().size() < most ? Optional.<Entry>empty() : last(rows.get());
        return new Page(rows.get(), count.entries(), count.persons(), last.map(Place::of));
    }

    private Count size(Question asked) {
        return database.read(ListTable.count(asked.scope, asked.filter, asked.today));
    }

    private static Optional<Entry> last(List<Entry> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getLast());
    }

    /** Everything of one person; refused for somebody the caller may not see, or who is nobody. */
    public Outcome<List<Entry>> of(Caller caller, String personNo) {
        return scope(caller, false)
                .map(scope -> database.read(ListTable.of(scope, personNo)))
                .then(
                        rows ->
                                rows.isEmpty()
                                        ? Outcome.refused(Reason.PERSON_UNKNOWN)
                                        : Outcome.done(rows));
    }

    /** What may leave the bureau. */
    public Outcome<Export> export(Caller bureau, Filter filter) {
        return bureau.region()
                .map(region -> new Scope(region, List.of()))
                .map(
                        scope ->
                                database.read(
                                        FigureTable.export(
                                                scope, filter, today(), MOST_EXPORTED + 1)))
                .then(
                        rows ->
                                rows.size() > MOST_EXPORTED
                                        ? Outcome.refused(
                                                Refusal.invalid(
                                                        "disease", "导出范围", "≤ " + MOST_EXPORTED))
                                        : Outcome.done(Export.of(rows)));
    }

    private LocalDate today() {
        return ChinaTime.today(clock);
    }

    private static Outcome<Scope> scope(Caller caller, Filter filter) {
        return scope(caller, filter.where().mine());
    }

    private static Outcome<Scope> scope(Caller caller, boolean mine) {
        return switch (caller.role()) {
            case CLERK, REGULATOR -> caller.region().map(region -> new Scope(region, List.of()));
            case MEDICAL ->
                    Outcome.done(
                            new Scope(
                                    "",
                                    List.of(
                                            mine
                                                    ? caller.institution() + "/" + caller.actor()
                                                    : caller.institution())));
            case PHARMACY, REVIEWER, PATIENT, INTEGRATOR, SYSTEM ->
                    Outcome.refused(Reason.NOT_ALLOWED);
        };
    }
}
