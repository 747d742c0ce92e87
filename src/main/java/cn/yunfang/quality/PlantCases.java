package cn.yunfang.quality;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.review.Review;
import cn.yunfang.review.ReviewWork;
import cn.yunfang.rules.Rules;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Plants cases of the catalogue into the work list of a city, where they look like any other task.
 * Only the task is real: no prescription has that number, so nothing of it can circulate.
 */
@Component
public class PlantCases {
    /** Of one request; more would show. */
    public static final int MOST = 20;

    private static final int LOOKED_AT = 200;
    private static final int HUNDRED = 100;
    private static final int APART_SECONDS = 900;

    /**
     * What to plant.
     *
     * @param count how many; empty for the usual share of what waits, one at least
     * @param cases ids of the catalogue to choose from, none for all
     */
    public record Wanted(String institution, Optional<Integer> count, SortedSet<String> cases) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Review review;
    private final ReviewWork work;
    private final PlantedCases catalogue;
    private final int percent;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * Plants into the work list.
     *
     * @param percent planted cases in a hundred tasks that wait, when nobody says how many
     */
    PlantCases(
            Database database,
            Journal journal,
            Registry registry,
            Review review,
            ReviewWork work,
            PlantedCases catalogue,
            @Value("${yunfang.review.planted-percent:2}") int percent) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.review = review;
        this.work = work;
        this.catalogue = catalogue;
        this.percent = percent;
    }

    /** Plants them; answers their numbers. None of a case that still waits in the city. */
    public Outcome<List<String>> plant(Caller caller, Wanted wanted) {
        return caller.region()
                .then(region -> institution(region, wanted.institution()))
                .then(institution -> plant(caller, wanted, institution));
    }

    private Outcome<Institution> institution(String region, String code) {
        return registry.institution(code)
                .filter(one -> one.division().startsWith(region) && !one.isPharmacy())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.INSTITUTION_UNKNOWN, code));
    }

    private Outcome<List<String>> plant(Caller caller, Wanted wanted, Institution institution) {
        var city = work.cityOf(institution.code());
        var trip = new RoundTrip();
        var waiting =
                trip.add(
                        work.open(
                                new ReviewWork.Selection(
                                        city, institution.code(), Optional.empty()),
                                ReviewWork.Place.START,
                                LOOKED_AT));
        var open = trip.add(PlantedTable.openCases(city));
        database.send(trip);
        int usual = Math.ceilDiv(waiting.get().size() * percent, HUNDRED);
        int count = wanted.count().orElse(Math.clamp(usual, 1, MOST));
        var chosen = choose(wanted, institution, new HashSet<>(open.get()), count);
        if (chosen.isEmpty()) {
            return Outcome.refused(Reason.NOTHING_TO_PLANT);
        }
        var writes = new ArrayList<Sql<?>>();
        chosen.forEach(one -> writes.addAll(one.writes(caller)));
        return journal.commit(
                chosen.stream().map(one -> one.planted.hiRxno()).toList(),
                caller,
                writes,
                List.of());
    }

    private List<Seed> choose(Wanted wanted, Institution institution, Set<String> open, int count) {
        var cases = new ArrayList<>(catalogue.all());
        cases.removeIf(one -> open.contains(one.id()));
        cases.removeIf(one -> !wanted.cases().isEmpty() && !wanted.cases().contains(one.id()));
        Collections.shuffle(cases, random);
        return cases.stream().flatMap(one -> seed(one, institution).stream()).limit(count).toList();
    }

    // not all at the same moment: prescriptions do not come like that either
    private Optional<Seed> seed(PlantedCase planted, Institution institution) {
        var at = journal.now().minusSeconds(random.nextInt(APART_SECONDS));
        return catalogue
                .ready(planted, institution, at, random.nextLong(Integer.MAX_VALUE))
                .map(ready -> seed(ready, institution, at));
    }

    private Seed seed(PlantedCases.Ready ready, Institution institution, Instant at) {
        var bucket = Bucket.ofPerson(ready.script().personNo());
        var id = new PrescriptionId(bucket, journal.nextId());
        var number = id.hiRxno(institution.division(), ChinaTime.date(at));
        return new Seed(new Planted(id, number, ready.caseId(), ready.script(), true), ready, at);
    }

    private final class Seed {
        private final Planted planted;
        private final PlantedCases.Ready ready;
        private final Instant at;

        private Seed(Planted planted, PlantedCases.Ready ready, Instant at) {
            this.planted = planted;
            this.ready = ready;
            this.at = at;
        }

        // what the rules looked at is kept as of any other, so that the reviewer can ask for it
        private List<Sql<?>> writes(Caller caller) {
            var id = planted.id();
            var institution = planted.script().institution();
            var input = Rules.kept(ready.input());
            return List.of(
                    PlantedTable.add(
                            planted, work.cityOf(institution), journal.now(), caller.actor()),
                    review.open(
                            new Review.Upload(
                                    id,
                                    planted.hiRxno(),
                                    institution,
                                    ready.verdict(),
                                    ready.demand()),
                            at),
                    review.neverOverdue(id),
                    DecisionLog.add(
                            id,
                            new DecisionLog.Decision(
                                    at,
                                    Sm3.digest(input.getBytes(StandardCharsets.UTF_8)),
                                    input,
                                    Json.text(ready.verdict().findings()))));
        }
    }
}
