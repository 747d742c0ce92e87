package cn.yunfang.reach;

import cn.yunfang.reach.Travel.Mode;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who reaches a place to collect medicine, and how long it takes him. */
@Component
public class Reach {
    /** More than any region has. */
    private static final int MOST_TOWNSHIPS = 5_000;

    /** A place and of which kinds it is. */
    public record Place(Institution institution, Set<PlaceKind> kinds) {}

    /**
     * The way to a place.
     *
     * @param straight metres as the crow flies; @param metres to go; @param seconds it takes
     */
    public record Way(Place place, long straight, long metres, long seconds) {}

    /**
     * A township and what its middle reaches.
     *
     * @param nearest empty when there is no such place at all; @param within how many places are
     *     within the time
     */
    public record Row(Township township, Optional<Way> nearest, int within) {
        public boolean reaches() {
            return within > 0;
        }
    }

    /**
     * What is asked.
     *
     * @param kinds of places that count; all when empty
     * @param seconds within which a place is reached
     */
    public record Question(Mode mode, Set<PlaceKind> kinds, long seconds) {}

    private final Database database;
    private final Registry registry;
    private final Clock clock;

    Reach(Database database, Registry registry, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.clock = clock;
    }

    /** All of a region in code order, "" for all there are. */
    public Sql<List<Township>> townships(String region) {
        return ReachTable.townships(region, MOST_TOWNSHIPS);
    }

    /** The townships of a bureau's region in code order. */
    public Outcome<List<Row>> townships(Caller bureau, Question question) {
        return bureau.region().map(region -> rows(region, question));
    }

    private List<Row> rows(String region, Question question) {
        var trip = new RoundTrip();
        var townships = trip.add(ReachTable.townships(region, MOST_TOWNSHIPS));
        var told = trip.add(ReachTable.places());
        database.send(trip);
        var places = places(told.get(), question.kinds);
        return townships.get().stream().map(one -> row(one, places, question)).toList();
    }

    private static Row row(Township township, List<Place> places, Question question) {
        var ways = ways(places, township.longitude(), township.latitude(), question.mode).toList();
        long within = ways.stream().filter(one -> one.seconds <= question.seconds).count();
        return new Row(township, ways.stream().findFirst(), Math.toIntExact(within));
    }

    /** The places nearest to the middle of one township of a bureau's region. */
    public Outcome<List<Way>> of(Caller bureau, String township, Question question, int most) {
        return bureau.region().then(region -> of(region, township, question, most));
    }

    private Outcome<List<Way>> of(String region, String township, Question question, int most) {
        var trip = new RoundTrip();
        var townships = trip.add(ReachTable.townships(region, MOST_TOWNSHIPS));
        var told = trip.add(ReachTable.places());
        database.send(trip);
        return townships.get().stream()
                .filter(one -> one.code().equals(township))
                .findFirst()
                .map(one -> near(one.longitude(), one.latitude(), told.get(), question))
                .map(ways -> Outcome.done(ways.limit(most).toList()))
                .orElseGet(() -> Outcome.refused(Reason.TOWNSHIP_UNKNOWN));
    }

    /** The places nearest to a point by the way to go. */
    public List<Way> near(BigDecimal longitude, BigDecimal latitude, Question question, int most) {
        var told = database.read(ReachTable.places());
        return near(longitude, latitude, told, question).limit(most).toList();
    }

    private Stream<Way> near(
            BigDecimal longitude,
            BigDecimal latitude,
            Map<String, Set<PlaceKind>> told,
            Question question) {
        return ways(places(told, question.kinds), longitude, latitude, question.mode);
    }

    private List<Place> places(Map<String, Set<PlaceKind>> told, Set<PlaceKind> wanted) {
        LocalDate today = ChinaTime.today(clock);
        return registry.institutions(Optional.empty()).stream()
                .filter(one -> one.designatedOn(today))
                .map(one -> new Place(one, kinds(one, told)))
                .filter(
                        one ->
                                wanted.isEmpty()
                                        ? !one.kinds.isEmpty()
                                        : one.kinds.stream().anyMatch(wanted::contains))
                .toList();
    }

    private static Set<PlaceKind> kinds(Institution one, Map<String, Set<PlaceKind>> told) {
        var known = told.get(one.code());
        return known != null ? known : PlaceKind.of(one.type()).map(Set::of).orElseGet(Set::of);
    }

    private static Stream<Way> ways(
            List<Place> places, BigDecimal longitude, BigDecimal latitude, Mode mode) {
        return places.stream()
                .map(place -> way(place, longitude, latitude, mode))
                .sorted(
                        Comparator.comparingLong(Way::metres)
                                .thenComparing(way -> way.place.institution.code()));
    }

    private static Way way(Place place, BigDecimal longitude, BigDecimal latitude, Mode mode) {
        long straight =
                Math.round(
                        place.institution.metresFrom(
                                longitude.doubleValue(), latitude.doubleValue()));
        long metres = mode.metres(straight);
        return new Way(place, straight, metres, mode.seconds(metres));
    }

    /** Says of which kinds an institution of the bureau's region is; none takes it off the list. */
    public Outcome<Place> register(Caller bureau, String institution, Set<PlaceKind> kinds) {
        return registry.institution(institution)
                .filter(one -> bureau.covers(one.division()))
                .map(
                        one ->
                                database.commit(ReachTable.put(institution, kinds))
                                        .<Outcome<Place>>map(Outcome::refused)
                                        .orElseGet(() -> Outcome.done(new Place(one, kinds))))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Refusal.at(
                                                "fixmedinsCode",
                                                Reason.INSTITUTION_UNKNOWN,
                                                institution)));
    }

    /** Adds or replaces townships of the bureau's region; all or none. */
    public Outcome<Integer> register(Caller bureau, List<Township> townships) {
        for (var one : townships) {
            var wrong =
                    one.wrong()
                            .or(
                                    () ->
                                            bureau.covers(one.code())
                                                    ? Optional.empty()
                                                    : Optional.of(
                                                            Refusal.at(
                                                                    "code", Reason.NOT_ALLOWED)));
            if (wrong.isPresent()) {
                return Outcome.refused(wrong.get());
            }
        }
        return database.commit(ReachTable.put(townships))
                .<Outcome<Integer>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(townships.size()));
    }
}
