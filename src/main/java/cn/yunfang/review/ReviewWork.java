package cn.yunfang.review;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.Skill;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The work list of reviewing pharmacists: a city's prescriptions that wait for a decision. */
@Component
public class ReviewWork {
    private static final int CITY_DIGITS = 4;

    /** Where a page of the list ends, to ask for the next one. */
    public record Place(Instant at, PrescriptionId id) {
        public static final Place START =
                new Place(Instant.EPOCH, new PrescriptionId(new Bucket(0), 1));

        public static Place of(OpenTask task) {
            return new Place(task.needs().dueAt(), task.id());
        }
    }

    /**
     * Which tasks.
     *
     * @param institution "" for the whole city; @param skill only those that ask for it
     */
    public record Selection(String city, String institution, Optional<Skill> skill) {}

    /**
     * What became of an institution's prescriptions that a pharmacist had to look at.
     *
     * @param reviewed decided; @param rejected of them
     * @param medianSeconds from coming on the list to the decision
     */
    public record Done(long reviewed, long rejected, long medianSeconds) {}

    /**
     * What nobody has decided yet.
     *
     * @param overdue of the open ones; @param oldest since when the first of them waits
     */
    public record Waiting(long open, long overdue, Optional<Instant> oldest) {}

    /**
     * Which decisions.
     *
     * @param institution that prescribed; @param rejected only the refusals
     * @param from when they came on the list, first moment; @param to the moment after the last
     * @param before only those decided before it, or then with a smaller number
     */
    public record Past(
            String institution,
            boolean rejected,
            Instant from,
            Instant to,
            Instant before,
            long beforeNumber) {}

    private final Registry registry;

    ReviewWork(Registry registry) {
        this.registry = registry;
    }

    /** Open tasks that do not wait for the doctor, by the time they are due. */
    public Sql<List<OpenTask>> open(Selection which, Place after, int size) {
        return TaskListTable.list(which, after, size);
    }

    /** One open task of the city; empty when it is decided or another city's. */
    public Sql<Optional<OpenTask>> task(PrescriptionId id, String city) {
        return TaskListTable.findOpen(id, city);
    }

    /** By institution, of those that came on the list within a span of time. */
    public Sql<Map<String, Done>> done(Collection<String> institutions, Instant from, Instant to) {
        return FigureTable.done(institutions, from, to);
    }

    /** What pharmacists decided, the newest first, as facts of the log; id is the number. */
    public Sql<List<EventLog.Entry>> decided(Past which, int most) {
        return FigureTable.decided(which, most);
    }

    /** Of the prescriptions of some institutions. */
    public Sql<Waiting> waiting(Collection<String> institutions, Instant now) {
        return FigureTable.waiting(institutions, now);
    }

    /** The city an institution's reviewers work for, four digits; "" when nobody knows it. */
    public String cityOf(String institution) {
        return cityOf(registry, institution);
    }

    static String cityOf(Registry registry, String institution) {
        return registry.institution(institution)
                .map(Institution::division)
                .map(division -> division.substring(0, CITY_DIGITS))
                .orElse("");
    }
}
