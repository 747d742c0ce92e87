package cn.yunfang.portal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import cn.yunfang.cohort.Entry;
import cn.yunfang.cohort.Figures;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.reach.Reach;
import cn.yunfang.reach.Township;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what pages show of the registry; each person on a list is a look that is logged. */
@Component
class ShowCohort {
    private final Database database;
    private final ShowPersons people;
    private final Reach reach;
    private final AccessLog accessLog;
    private final DrawCohort draw;
    private final Clock clock;

    ShowCohort(
            Database database,
            ShowPersons people,
            Reach reach,
            AccessLog accessLog,
            DrawCohort draw,
            Clock clock) {
        this.database = database;
        this.people = people;
        this.reach = reach;
        this.accessLog = accessLog;
        this.draw = draw;
        this.clock = clock;
    }

    CohortView.Overall figures(Figures figures) {
        var townships = townships(figures.townships());
        var by = new EnumMap<Figures.Cut, List<CohortView.Group>>(Figures.Cut.class);
        figures.by()
                .forEach(
                        (cut, groups) ->
                                by.put(
                                        cut,
                                        groups.stream()
                                                .map(one -> group(cut, one, townships))
                                                .toList()));
        return new CohortView.Overall(
                group(Figures.Cut.DISEASE, figures.all(), townships),
                by,
                figures.waiting(),
                figures.oldest().map(at -> at.atOffset(ChinaTime.ZONE)),
                clock.instant().atOffset(ChinaTime.ZONE));
    }

    private CohortView.Group group(
            Figures.Cut cut, Figures.Group one, Map<String, Township> townships) {
        return CohortView.Group.of(one, draw.key(cut, one.key(), townships));
    }

    /** Names and townships of rows, with the looks at their persons. */
    List<CohortView.Row> rows(Caller caller, List<Entry> rows, String operation, String purpose) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var numbers = rows.stream().map(Entry::personNo).toList();
        var trip = new RoundTrip();
        var found = people.ask(trip, caller, operation, numbers, purpose);
        var townships = trip.add(reach.townships(regionOf(caller)));
        database.commit(trip);
        var beside =
                new DrawCohort.Beside(
                        found.get(),
                        townships(townships.get()),
                        Sight.seesNames(caller),
                        ChinaTime.today(clock));
        return rows.stream().map(one -> draw.row(one, beside)).toList();
    }

    CohortView.OnePerson person(Caller caller, List<Entry> rows, String purpose) {
        return new CohortView.OnePerson(
                rows(caller, rows, "getCohortPerson", purpose),
                rows.stream().map(draw::courses).toList(),
                rows.getFirst().computedAt().atOffset(ChinaTime.ZONE));
    }

    /** Names of townships for what leaves the bureau, and the look at it. */
    Map<String, Township> exported(Caller caller, String purpose) {
        var trip = new RoundTrip();
        var townships = trip.add(reach.townships(regionOf(caller)));
        trip.add(
                accessLog.look(
                        caller,
                        clock.instant(),
                        "exportCohort",
                        "cohort " + regionOf(caller),
                        purpose));
        database.commit(trip);
        return townships(townships.get());
    }

    // a hospital's patients come from everywhere
    private static String regionOf(Caller caller) {
        return caller.role() == Caller.Role.MEDICAL ? "" : caller.institution();
    }

    private static Map<String, Township> townships(List<Township> all) {
        return all.stream().collect(toUnmodifiableMap(Township::code, Function.identity()));
    }
}
