package cn.yunfang.care;

import cn.yunfang.care.Escalation.Advice;
import cn.yunfang.care.Escalation.Answer;
import cn.yunfang.care.Escalation.Finding;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code care.escalation}. */
final class EscalationTable {
    private static final String COLUMNS =
            """
            select bucket, serial, visit, person_no, institution, doctor, to_institution, findings,
                   danger, raised_at, answered_at, answered_by, advice, answer
            from care.escalation
            """;

    private static final String TOLD_OF =
            """
            select serial
            from care.contract
            where bucket = :bucket
              and person_no = :person
              and offered_at >= :since
            union all
            select serial
            from care.visit
            where bucket = :bucket
              and person_no = :person
              and due_day >= :sinceDay
            union all
            select serial
            from care.escalation
            where bucket = :bucket
              and person_no = :person
              and raised_at >= :since""";

    private static final String BY_NUMBER =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String OF_VISIT =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and visit = :serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                    order by serial desc
                    limit 100""";

    private static final String RECEIVED =
            COLUMNS
                    + """
                    where to_institution = :institution
                      and state = :state
                      and serial < :before
                    order by serial desc
                    limit :most""";

    private static final String RAISED =
            COLUMNS
                    + """
                    where institution = :institution
                      and serial < :before
                    order by serial desc
                    limit :most""";

    private static final String ADD =
            """
            insert into care.escalation
                (bucket, serial, visit, person_no, institution, doctor, to_institution, findings,
                 danger, state, raised_at, answered_by, advice, answer)
            values
                (:bucket, :serial, :visit, :person, :institution, :doctor, :to, :findings::jsonb,
                 :danger, 0, :at, '', '', '')
            on conflict do nothing""";

    private static final String ANSWER =
            """
            update care.escalation
            set state = 1,
                answered_at = :at,
                answered_by = :by,
                advice = :advice,
                answer = :answer
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private EscalationTable() {}

    static Sql<Optional<Escalation>> find(CareNumber number) {
        return Sql.first(BY_NUMBER, number.key(), EscalationTable::escalation);
    }

    static Sql<Optional<Escalation>> ofVisit(CareNumber visit) {
        return Sql.first(OF_VISIT, visit.key(), EscalationTable::escalation);
    }

    /** The latest hundred of a person. */
    static Sql<List<Escalation>> of(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                EscalationTable::escalation);
    }

    /** What was put to a hospital, the newest first. */
    static Sql<List<Escalation>> received(
            String institution, boolean answered, long before, int most) {
        return Sql.list(
                RECEIVED,
                Map.of(
                        "institution", institution,
                        "state", answered ? 1 : 0,
                        "before", before,
                        "most", most),
                EscalationTable::escalation);
    }

    /** What an institution put to others, the newest first. */
    static Sql<List<Escalation>> raised(String institution, long before, int most) {
        return Sql.list(
                RAISED,
                Map.of("institution", institution, "before", before, "most", most),
                EscalationTable::escalation);
    }

    /** Serial numbers of a person's contracts, visits and escalations since then. */
    static Sql<List<Long>> toldOf(String personNo, Instant since) {
        return Sql.list(
                TOLD_OF,
                Map.of(
                        "bucket",
                        Bucket.ofPerson(personNo).value(),
                        "person",
                        personNo,
                        "since",
                        since,
                        "sinceDay",
                        ChinaTime.date(since)),
                row -> row.getLong("serial"));
    }

    /** One for a visit: a second one decides again. */
    static Sql<@Nullable Void> add(Escalation one) {
        var params = one.number().key();
        params.put("visit", one.visit());
        params.put("person", one.personNo());
        params.put("institution", one.institution());
        params.put("doctor", one.doctor());
        params.put("to", one.toInstitution());
        params.put("findings", Json.text(one.findings()));
        params.put("danger", one.danger());
        params.put("at", one.raisedAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /** Of two who answer the second is told. */
    static Sql<@Nullable Void> answer(Escalation one, Answer answer) {
        var params = one.number().key();
        params.put("at", answer.at());
        params.put("by", answer.by());
        params.put("advice", answer.advice().name());
        params.put("answer", answer.text());
        return Sql.writeExactly(1, ANSWER, params, Reason.CHANGED_MEANWHILE);
    }

    private static Escalation escalation(ResultSet row) throws SQLException {
        var advice = row.getString("advice");
        var text = row.getString("answer");
        var by = row.getString("answered_by");
        return new Escalation(
                new CareNumber(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getLong("visit"),
                row.getString("person_no"),
                row.getString("institution"),
                row.getString("doctor"),
                row.getString("to_institution"),
                Arrays.asList(Json.read(row.getString("findings"), Finding[].class)),
                row.getBoolean("danger"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                ContractTable.moment(row, "answered_at")
                        .map(at -> new Answer(at, by, Advice.valueOf(advice), text)));
    }
}
