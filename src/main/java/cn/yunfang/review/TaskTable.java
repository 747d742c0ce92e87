package cn.yunfang.review;

import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code review.task}. */
final class TaskTable {
    private static final List<String> DECISIONS = List.of("", "APPROVED", "REJECTED", "WITHDRAWN");
    private static final int APPROVED = 1;
    private static final int REJECTED = 2;

    private static final String OPEN =
            """
            insert into review.task
                (bucket, number, hi_rxno, institution, city, since, findings, state, holder,
                 held_until, reviewer, reviewer_name, opinion, decided_at)
            values
                (:bucket, :number, :hiRxno, :institution, :city, :since, :findings, 0, '',
                 :since, '', '', '', :since)""";

    // whoever holds it, or anybody while nobody does
    private static final String CLOSE =
            """
            update review.task
            set state = :state,
                reviewer = :reviewer,
                reviewer_name = :reviewerName,
                opinion = :opinion,
                suggested = :suggested,
                waits = false,
                decided_at = :now
            where bucket = :bucket
              and number = :number
              and state = 0
              and (not waits or :state = 2)
              and (holder in ('', :reviewer) or held_until <= :now)""";

    // the holder lets go of it; with the answer it is anybody's again
    private static final String ASK =
            """
            update review.task
            set waits = true,
                question = :question,
                answer = '',
                reviewer = :reviewer,
                reviewer_name = :reviewerName,
                holder = '',
                held_until = :now
            where bucket = :bucket
              and number = :number
              and state = 0
              and not waits
              and (holder in ('', :reviewer) or held_until <= :now)""";

    private static final String ANSWER =
            """
            update review.task
            set waits = false,
                answer = :answer
            where bucket = :bucket
              and number = :number
              and state = 0
              and waits""";

    private static final String WITHDRAW =
            """
            update review.task
            set state = 3,
                waits = false,
                decided_at = :now
            where bucket = :bucket
              and number = :number
              and state = 0""";

    private static final String HOLD =
            """
            update review.task
            set holder = :reviewer,
                held_until = :until
            where bucket = :bucket
              and number = :number
              and state = 0
              and not waits
              and (holder in ('', :reviewer) or held_until <= :now)""";

    private static final String RELEASE =
            """
            update review.task
            set holder = '',
                held_until = :now
            where bucket = :bucket
              and number = :number
              and state = 0
              and holder = :reviewer""";

    private static final String FIND =
            """
            select bucket, number, hi_rxno, institution, since, state, reviewer, reviewer_name,
                   opinion, decided_at, suggested, waits, question, answer,
                   findings
            from review.task
            where bucket = :bucket
              and number = :number""";

    private static final String FIND_OPEN =
            """
            select bucket, number, hi_rxno, institution, since, findings, holder, held_until,
                   waits, question, answer
            from review.task
            where bucket = :bucket
              and number = :number
              and city = :city
              and state = 0""";

    private static final String LIST =
            """
            select t.bucket, t.number, t.hi_rxno, t.institution, t.since, t.findings, t.holder,
                   t.held_until, t.waits, t.question, t.answer
            from review.task t
            where t.city = :city
              and t.state = 0
              and not t.waits
              and (:institution::text = '' or t.institution = :institution)
              and (t.since, t.bucket, t.number) > (:since, :bucket, :number)
            order by t.since, t.bucket, t.number
            limit :size""";

    /** What a reviewer says, and when. */
    record Decision(Ruling ruling, String reviewer, String reviewerName, Instant at) {
        boolean is(Ruling.Kind kind) {
            return ruling.kind() == kind;
        }
    }

    private TaskTable() {}

    static Sql<@Nullable Void> open(OpenTask task, String city) {
        var params = key(task.id());
        params.put("hiRxno", task.hiRxno());
        params.put("institution", task.institution());
        params.put("city", city);
        params.put("since", task.since());
        params.put("findings", Json.text(task.findings()));
        return Sql.write(OPEN, params);
    }

    static Sql<@Nullable Void> close(PrescriptionId id, Decision decision) {
        var params = by(id, decision);
        params.put("state", decision.is(Ruling.Kind.APPROVE) ? APPROVED : REJECTED);
        params.put("opinion", decision.ruling().text());
        params.put("suggested", decision.is(Ruling.Kind.SUGGEST));
        return Sql.writeExactly(1, CLOSE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> ask(PrescriptionId id, Decision decision) {
        var params = by(id, decision);
        params.put("question", decision.ruling().text());
        return Sql.writeExactly(1, ASK, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> answer(PrescriptionId id, String answer) {
        var params = key(id);
        params.put("answer", answer);
        return Sql.writeExactly(1, ANSWER, params, Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> by(PrescriptionId id, Decision decision) {
        var params = key(id);
        params.put("reviewer", decision.reviewer());
        params.put("reviewerName", decision.reviewerName());
        params.put("now", decision.at());
        return params;
    }

    static Sql<@Nullable Void> withdraw(PrescriptionId id, Instant now) {
        var params = key(id);
        params.put("now", now);
        return Sql.write(WITHDRAW, params);
    }

    static Sql<@Nullable Void> hold(
            PrescriptionId id, String reviewer, Instant now, Instant until) {
        var params = key(id);
        params.put("reviewer", reviewer);
        params.put("now", now);
        params.put("until", until);
        return Sql.writeExactly(1, HOLD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> release(PrescriptionId id, String reviewer, Instant now) {
        var params = key(id);
        params.put("reviewer", reviewer);
        params.put("now", now);
        return Sql.write(RELEASE, params);
    }

    static Sql<Optional<Review.Task>> taskOf(PrescriptionId id) {
        return Sql.first(FIND, key(id), TaskTable::task);
    }

    static Sql<Optional<OpenTask>> findOpen(PrescriptionId id, String city) {
        var params = key(id);
        params.put("city", city);
        return Sql.first(FIND_OPEN, params, TaskTable::openTask);
    }

    /** Oldest first, those after the given one. */
    static Sql<List<OpenTask>> list(
            String city, String institution, ReviewWork.Place after, int size) {
        var params = key(after.id());
        params.put("city", city);
        params.put("institution", institution);
        params.put("since", after.since());
        params.put("size", size);
        return Sql.list(LIST, params, TaskTable::openTask);
    }

    private static LinkedHashMap<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }

    private static PrescriptionId id(ResultSet row) throws SQLException {
        return new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number"));
    }

    private static Review.Task task(ResultSet row) throws SQLException {
        return new Review.Task(
                id(row),
                row.getString("hi_rxno"),
                row.getString("institution"),
                instant(row, "since"),
                DECISIONS.get(row.getInt("state")),
                row.getString("reviewer"),
                row.getString("reviewer_name"),
                row.getString("opinion"),
                instant(row, "decided_at"),
                row.getBoolean("suggested"),
                question(row),
                findings(row));
    }

    private static List<Finding> findings(ResultSet row) throws SQLException {
        return Verdict.read(row.getString("findings"));
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getString("question"), row.getString("answer"), row.getBoolean("waits"));
    }

    private static OpenTask openTask(ResultSet row) throws SQLException {
        return new OpenTask(
                id(row),
                row.getString("hi_rxno"),
                row.getString("institution"),
                instant(row, "since"),
                findings(row),
                row.getString("holder"),
                instant(row, "held_until"),
                question(row));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
