package cn.yunfang.review;

import cn.yunfang.registry.Skill;
import cn.yunfang.shared.Event.Chosen;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL that reads {@code review.task}; {@link TaskTable} writes it. */
final class TaskListTable {
    private static final int MOST_OVERDUE = 500;

    private static final String OPEN =
            """
            select t.bucket, t.number, t.hi_rxno, t.institution, t.since, t.findings, t.holder,
                   t.held_until, t.waits, t.question, t.answer, t.skills, t.two_persons, t.due_at,
                   t.first_reviewer, t.first_name, t.first_opinion, t.first_at
            from review.task t
            where %s""";

    private static final String FIND =
            """
            select bucket, number, hi_rxno, institution, since, findings, holder, held_until, waits,
                   question, answer, skills, two_persons, due_at, first_reviewer, first_name,
                   first_opinion, first_at, state, reviewer, reviewer_name, opinion, decided_at,
                   suggested
            from review.task
            where bucket = :bucket
              and number = :number""";

    private static final String FIND_OPEN =
            OPEN.formatted(
                    """
                    t.bucket = :bucket
                      and t.number = :number
                      and t.city = :city
                      and t.state = 0""");

    private static final String FIND_CHOSEN =
            OPEN.formatted(
                    "t.bucket = %s and t.number = %s".formatted(Chosen.BUCKET, Chosen.NUMBER));

    private static final String LIST =
            OPEN.formatted(
                    """
                    t.city = :city
                      and t.state = 0
                      and not t.waits
                      and (:institution::text = '' or t.institution = :institution)
                      and (:skill::text = '' or :skill = any (t.skills))
                      and (t.due_at, t.bucket, t.number) > (:due, :bucket, :number)
                    order by t.due_at, t.bucket, t.number
                    limit :size""");

    private static final String OVERDUE =
            OPEN.formatted(
                    """
                    t.state = 0
                      and not t.waits
                      and not t.told_overdue
                      and t.due_at <= :now
                    order by t.due_at
                    limit :most""");

    private TaskListTable() {}

    static Sql<Optional<Review.Task>> taskOf(PrescriptionId id) {
        return Sql.first(FIND, TaskTable.key(id), TaskRows::task);
    }

    static Sql<Optional<OpenTask>> findOpen(PrescriptionId id, String city) {
        var params = TaskTable.key(id);
        params.put("city", city);
        return Sql.first(FIND_OPEN, params, TaskRows::open);
    }

    /** The one that an earlier statement of the trip chose. */
    static Sql<Optional<OpenTask>> findChosen() {
        return Sql.first(FIND_CHOSEN, Map.of(), TaskRows::open);
    }

    /** Due first, those after the given one. */
    static Sql<List<OpenTask>> list(ReviewWork.Selection which, ReviewWork.Place after, int size) {
        var params = TaskTable.key(after.id());
        params.put("city", which.city());
        params.put("institution", which.institution());
        params.put("skill", which.skill().map(Skill::name).orElse(""));
        params.put("due", after.at());
        params.put("size", size);
        return Sql.list(LIST, params, TaskRows::open);
    }

    /** Those whose time is over and of which that was not told yet. */
    static Sql<List<OpenTask>> overdue(Instant now) {
        return Sql.list(OVERDUE, Map.of("now", now, "most", MOST_OVERDUE), TaskRows::open);
    }
}
