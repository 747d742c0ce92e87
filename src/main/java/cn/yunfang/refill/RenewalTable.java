package cn.yunfang.refill;

import static cn.yunfang.refill.PlanTable.instant;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code refill.renewal}. */
final class RenewalTable {
    private static final String COLUMNS =
            """
            select bucket, serial, number, hi_rxno, person_no, doctor, institution, note, state,
                   asked_at, started_at, answered_at, answer
            from refill.renewal
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and asked_at >= :since
                    order by asked_at desc""";

    private static final String OF_DOCTOR =
            COLUMNS
                    + """
                    where institution = :institution
                      and doctor = :doctor
                      and state = 0
                    order by asked_at
                    limit :most""";

    private static final String ADD =
            """
            insert into refill.renewal
                (bucket, serial, number, hi_rxno, person_no, doctor, institution, note, state,
                 asked_at, started_at, answer)
            values
                (:bucket, :serial, :number, :hiRxno, :person, :doctor, :institution, :note, 0,
                 :at, 'epoch', '')
            on conflict do nothing""";

    private static final String START =
            """
            update refill.renewal
            set started_at = :at
            where bucket = :bucket
              and serial = :serial
              and state = 0
              and started_at = :before""";

    private static final String ANSWER =
            """
            update refill.renewal
            set state = :state,
                answered_at = :at,
                answer = :answer
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private RenewalTable() {}

    static Sql<Optional<Renewal>> find(Renewal.Number number) {
        return Sql.first(FIND, key(number), RenewalTable::row);
    }

    static Sql<List<Renewal>> ofPerson(String personNo, Instant since) {
        return Sql.list(
                OF_PERSON,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                RenewalTable::row);
    }

    static Sql<List<Renewal>> ofDoctor(String institution, String doctor, int most) {
        return Sql.list(
                OF_DOCTOR,
                Map.of("institution", institution, "doctor", doctor, "most", most),
                RenewalTable::row);
    }

    /** Missed when one for this prescription is open already. */
    static Sql<@Nullable Void> add(Renewal one) {
        var params = key(one.number());
        params.put("number", one.id().number());
        params.put("hiRxno", one.hiRxno());
        params.put("person", one.personNo());
        params.put("doctor", one.doctor());
        params.put("institution", one.institution());
        params.put("note", one.note());
        params.put("at", one.askedAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> start(Renewal one, Instant at) {
        var params = key(one.number());
        params.put("before", one.startedAt());
        params.put("at", at);
        return Sql.writeExactly(1, START, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> answer(Renewal one, Renewal.State state, String answer, Instant at) {
        var params = key(one.number());
        params.put("state", state.ordinal());
        params.put("answer", answer);
        params.put("at", at);
        return Sql.writeExactly(1, ANSWER, params, Reason.CHANGED_MEANWHILE);
    }

    private static Map<String, Object> key(Renewal.Number number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", number.bucket().value());
        params.put("serial", number.serial());
        return params;
    }

    private static Renewal row(ResultSet row) throws SQLException {
        var bucket = new Bucket(row.getInt("bucket"));
        return new Renewal(
                new Renewal.Number(bucket, row.getLong("serial")),
                new PrescriptionId(bucket, row.getLong("number")),
                row.getString("hi_rxno"),
                row.getString("person_no"),
                row.getString("doctor"),
                row.getString("institution"),
                row.getString("note"),
                Renewal.State.values()[row.getInt("state")],
                instant(row, "asked_at"),
                instant(row, "started_at"),
                Optional.ofNullable(row.getObject("answered_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("answer"));
    }
}
