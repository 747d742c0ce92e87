package cn.yunfang.refill;

import static cn.yunfang.refill.PlanTable.instant;
import static cn.yunfang.refill.PlanTable.key;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code refill.wait}. */
final class WaitTable {
    private static final String COLUMNS =
            """
            select bucket, number, issue, hi_rxno, person_no, doctor, institution, why, seen,
                   bridged, state, since, reminded_at, until, reason
            from refill.wait
            """;

    private static final String LAST =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and number = :number
                    order by issue desc
                    limit 1""";

    private static final String OF_DOCTOR =
            COLUMNS
                    + """
                    where institution = :institution
                      and doctor = :doctor
                      and state in (0, 1)
                      and until > :now
                    order by why, since
                    limit :most""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and state in (0, 1)
                      and until > :now
                    order by since""";

    private static final String PUT =
            """
            insert into refill.wait
                (bucket, number, issue, hi_rxno, person_no, doctor, institution, why, seen,
                 bridged, state, since, reminded_at, until, decided_by, reason)
            values
                (:bucket, :number, :issue, :hiRxno, :person, :doctor, :institution, :why,
                 :seen::jsonb, :bridged, 0, :since, :reminded, :until, '', '')
            on conflict (bucket, number, issue) do update
            set why = excluded.why,
                seen = excluded.seen,
                bridged = refill.wait.bridged or excluded.bridged,
                state = 0,
                reminded_at = excluded.reminded_at""";

    private static final String CLOSE =
            """
            update refill.wait
            set state = case when issue < :issue::int then 5 else 4 end
            where bucket = :bucket
              and number = :number
              and issue < :issue::int + :opened::int
              and state in (0, 1)""";

    private static final String DECIDE =
            """
            update refill.wait
            set state = :state,
                decided_by = :by,
                decided_at = :at,
                reason = :reason
            where bucket = :bucket
              and number = :number
              and issue = :issue
              and state in (0, 1)""";

    private WaitTable() {}

    /** The one of the latest issue that ever waited. */
    static Sql<Optional<Wait>> last(PrescriptionId id) {
        return Sql.first(LAST, key(id), WaitTable::row);
    }

    /** Open ones of a doctor: out of range first, then by age. */
    static Sql<List<Wait>> ofDoctor(String institution, String doctor, Instant now, int most) {
        return Sql.list(
                OF_DOCTOR,
                Map.of("institution", institution, "doctor", doctor, "now", now, "most", most),
                WaitTable::row);
    }

    static Sql<List<Wait>> ofPerson(String personNo, Instant now) {
        return Sql.list(
                OF_PERSON,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "now", now),
                WaitTable::row);
    }

    static Sql<@Nullable Void> put(Wait wait) {
        var params = key(wait.id());
        params.put("issue", wait.issue());
        params.put("hiRxno", wait.hiRxno());
        params.put("person", wait.personNo());
        params.put("doctor", wait.doctor());
        params.put("institution", wait.institution());
        params.put("why", wait.why().ordinal());
        params.put("seen", Json.text(wait.seen()));
        params.put("bridged", wait.bridged());
        params.put("since", wait.since());
        params.put("reminded", wait.remindedAt());
        params.put("until", wait.until());
        return Sql.write(PUT, params);
    }

    /** Ends those of earlier issues, and of this one when it opens. */
    static Sql<@Nullable Void> close(PrescriptionId id, int issue, boolean opened) {
        var params = key(id);
        params.put("issue", issue);
        params.put("opened", opened ? 1 : 0);
        return Sql.write(CLOSE, params);
    }

    /** Missed when it was decided or opened meanwhile. */
    static Sql<@Nullable Void> decide(Wait wait, Wait.State state, String by, Instant at) {
        var params = key(wait.id());
        params.put("issue", wait.issue());
        params.put("state", state.ordinal());
        params.put("by", by);
        params.put("at", at);
        params.put("reason", wait.reason());
        return Sql.writeExactly(1, DECIDE, params, Reason.CHANGED_MEANWHILE);
    }

    private static Wait row(ResultSet row) throws SQLException {
        return new Wait(
                PlanTable.id(row),
                row.getInt("issue"),
                row.getString("hi_rxno"),
                row.getString("person_no"),
                row.getString("doctor"),
                row.getString("institution"),
                ReleasePlan.Verdict.values()[row.getInt("why")],
                List.of(Json.read(row.getString("seen"), Wait.Seen[].class)),
                row.getBoolean("bridged"),
                Wait.State.values()[row.getInt("state")],
                instant(row, "since"),
                instant(row, "reminded_at"),
                instant(row, "until"),
                row.getString("reason"));
    }
}
