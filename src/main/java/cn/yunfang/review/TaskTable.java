package cn.yunfang.review;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Skill;
import cn.yunfang.shared.Event.Chosen;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL of {@code review.task}. */
final class TaskTable {
    private static final int APPROVED = 1;
    private static final int REJECTED = 2;

    private static final String OPEN =
            """
            insert into review.task
                (bucket, number, hi_rxno, institution, city, since, findings, state, holder,
                 held_until, reviewer, reviewer_name, opinion, decided_at, skills, two_persons,
                 due_at, asked_at, first_at)
            values
                (:bucket, :number, :hiRxno, :institution, :city, :since, :findings, 0, '',
                 :since, '', '', '', :since, :skills, :twoPersons, :dueAt, :since, :since)""";

    // whoever holds it, or anybody while nobody does; with two persons not the first once more
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
              and (not two_persons or :state = 2 or first_reviewer not in ('', :reviewer))
              and (holder in ('', :reviewer) or held_until <= :now)""";

    private static final String CHECK_FIRST =
            """
            update review.task
            set first_reviewer = :reviewer,
                first_name = :reviewerName,
                first_opinion = :opinion,
                first_at = :now,
                holder = '',
                held_until = :now
            where bucket = :bucket
              and number = :number
              and state = 0
              and two_persons
              and first_reviewer = ''
              and not waits
              and (holder in ('', :reviewer) or held_until <= :now)""";

    // the holder lets go of it; with the answer it is anybody's again
    private static final String ASK =
            """
            update review.task
            set waits = true,
                asked_at = :now,
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
                due_at = due_at + (:now::timestamptz - asked_at),
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

    // the one he holds already, else the one due first of those he may take; who comes at the same
    // moment skips it instead of waiting for it
    private static final String TAKE_NEXT =
            """
            with mine as materialized (
                select bucket, number
                from review.task
                where holder = :reviewer
                  and state = 0
                  and not waits
                  and held_until > :now
                  and city = :city
                  and first_reviewer <> :reviewer
                  and (:institution::text = '' or institution = :institution)
                order by due_at, bucket, number
                limit 1
                for update skip locked),
            free as materialized (
                select bucket, number
                from review.task
                where city = :city
                  and state = 0
                  and not waits
                  and held_until <= :now
                  and skills <@ :skills::text[]
                  and first_reviewer <> :reviewer
                  and (:institution::text = '' or institution = :institution)
                  and not exists (select from mine)
                order by due_at, bucket, number
                limit 1
                for update skip locked),
            picked as (
                select bucket, number
                from mine
                union all
                select bucket, number
                from free)
            update review.task t
            set holder = :reviewer,
                held_until = :until
            from picked p
            where t.bucket = p.bucket
              and t.number = p.number
            returning %s"""
                    .formatted(Chosen.HAND_ON);

    private static final String TELL_OVERDUE =
            """
            update review.task
            set told_overdue = true
            where bucket = :bucket
              and number = :number
              and state = 0
              and not waits
              and not told_overdue
              and due_at <= :now""";

    private static final String NEVER_OVERDUE =
            "update review.task set told_overdue = true"
                    + " where bucket = :bucket and number = :number";

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
        params.put("skills", names(task.needs().skills()));
        params.put("twoPersons", task.needs().twoPersons());
        params.put("dueAt", task.needs().dueAt());
        return Sql.write(OPEN, params);
    }

    static Sql<@Nullable Void> close(PrescriptionId id, Decision decision) {
        var params = by(id, decision);
        params.put("state", decision.is(Ruling.Kind.APPROVE) ? APPROVED : REJECTED);
        params.put("opinion", decision.ruling().text());
        params.put("suggested", decision.is(Ruling.Kind.SUGGEST));
        return Sql.writeExactly(1, CLOSE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> checkFirst(PrescriptionId id, Decision decision) {
        var params = by(id, decision);
        params.put("opinion", decision.ruling().text());
        return Sql.writeExactly(1, CHECK_FIRST, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> ask(PrescriptionId id, Decision decision) {
        var params = by(id, decision);
        params.put("question", decision.ruling().text());
        return Sql.writeExactly(1, ASK, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> answer(PrescriptionId id, String answer, Instant now) {
        var params = key(id);
        params.put("now", now);
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

    /** Holds the most urgent one for him and hands it on to the statements that follow. */
    static Sql<@Nullable Void> takeNext(
            Practitioner reviewer, ReviewWork.Selection which, Instant now, Instant until) {
        var params = new LinkedHashMap<String, Object>();
        params.put("reviewer", reviewer.code());
        params.put("skills", names(reviewer.skills()));
        params.put("city", which.city());
        params.put("institution", which.institution());
        params.put("now", now);
        params.put("until", until);
        return Sql.write(TAKE_NEXT, params);
    }

    static Sql<@Nullable Void> tellOverdue(PrescriptionId id, Instant now) {
        var params = key(id);
        params.put("now", now);
        return Sql.writeExactly(1, TELL_OVERDUE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> neverOverdue(PrescriptionId id) {
        return Sql.write(NEVER_OVERDUE, key(id));
    }

    private static String[] names(Set<Skill> skills) {
        return skills.stream().map(Skill::name).toArray(String[]::new);
    }

    static Sql<@Nullable Void> release(PrescriptionId id, String reviewer, Instant now) {
        var params = key(id);
        params.put("reviewer", reviewer);
        params.put("now", now);
        return Sql.write(RELEASE, params);
    }

    static LinkedHashMap<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }
}
