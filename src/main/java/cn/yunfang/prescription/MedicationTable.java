package cn.yunfang.prescription;

import cn.yunfang.person.FoundPerson;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person still has or may still fetch, read from {@code prescription.rx} and {@code line}:
 * one range of the index by person, whatever else is stored.
 */
final class MedicationTable {
    /** The longest a prescription lasts, 12 weeks, and time to fetch it. */
    private static final Duration LOOK_BACK = Duration.ofDays(120);

    /** More lines than anybody takes; a bound for the answer, newest first. */
    private static final int MOST_LINES = 200;

    // uploaded or effective: what nobody fetched yet still counts; completed: what was handed over
    private static final String FIND =
            """
            select r.hi_rxno, r.institution, l.drug_code, l.days, l.quantity, l.dispensed,
                   l.handed_over_at,
                   r.state in (3, 4) and l.state <> 6 and r.due_at > :now as open
            from prescription.rx r
            join prescription.line l on l.bucket = r.bucket and l.number = r.number
            where r.bucket = %s
              and r.person_no = %s
              and r.prescribed_at >= :since
              and r.number <> :number
              and l.days > 0
              and (l.dispensed > 0 or r.state in (3, 4) and l.issue = greatest(r.issue, 1))
            order by r.prescribed_at desc, r.number, l.issue, l.line_no
            limit %d""";

    private static final String OF_FOUND =
            FIND.formatted(FoundPerson.BUCKET, FoundPerson.NUMBER, MOST_LINES);

    private static final String BESIDE =
            FIND.formatted(
                    ":bucket",
                    """
                    (
                        select p.person_no
                        from prescription.rx p
                        where p.bucket = :bucket
                          and p.number = :number)""",
                    MOST_LINES);

    private static final String COLLECTED =
            """
            select r.person_no, l.drug_code, l.handed_over_at,
                   floor(l.days * l.dispensed / l.quantity)::int as lasts
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            join prescription.rx r using (bucket, person_no)
            join prescription.line l on l.bucket = r.bucket and l.number = r.number
            where r.prescribed_at >= :since
              and r.state in (4, 5, 7, 8)
              and l.dispensed > 0
              and l.days > 0
              and l.handed_over_at is not null""";

    // due_at of an effective prescription is when its next issue opens, else when it ends
    private static final String WRITTEN =
            """
            select r.person_no, r.doctor, r.institution,
                   case when r.state = 4 and r.issue < r.issues
                        then case when r.waiting then :now else r.due_at end end as next_at
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            join prescription.rx r using (bucket, person_no)
            where r.prescribed_at >= :since
              and r.state in (4, 5, 8)""";

    private static final String WHOSE =
            """
            select r.person_no
            from unnest(:buckets::smallint[], :numbers::bigint[]) as given (bucket, number)
            join prescription.rx r using (bucket, number)""";

    /** One line as stored. */
    record Row(
            String hiRxno,
            String institution,
            String drugCode,
            BigDecimal days,
            BigDecimal quantity,
            BigDecimal dispensed,
            Optional<LocalDate> handedOver,
            boolean open) {}

    private MedicationTable() {}

    /** Of the person that an earlier statement of the trip found. */
    static Sql<List<Row>> ofFoundPerson(Instant now) {
        return Sql.list(
                OF_FOUND,
                Map.of("number", 0L, "now", now, "since", now.minus(LOOK_BACK)),
                MedicationTable::row);
    }

    /** The same for the person of a prescription, which itself is left out. */
    static Sql<List<Row>> beside(PrescriptionId id, Instant now) {
        var params =
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "now", now,
                        "since", now.minus(LOOK_BACK));
        return Sql.list(BESIDE, params, MedicationTable::row);
    }

    static Sql<List<Medications.Collected>> collected(List<String> personNos, Instant since) {
        var params = new LinkedHashMap<String, Object>(persons(personNos));
        params.put("since", since);
        return Sql.list(
                COLLECTED,
                params,
                row ->
                        new Medications.Collected(
                                row.getString("person_no"),
                                row.getString("drug_code"),
                                ChinaTime.date(
                                        row.getObject("handed_over_at", OffsetDateTime.class)
                                                .toInstant()),
                                row.getInt("lasts")));
    }

    static Sql<List<Medications.Written>> written(
            List<String> personNos, Instant since, Instant now) {
        var params = new LinkedHashMap<String, Object>(persons(personNos));
        params.put("since", since);
        params.put("now", now);
        return Sql.list(
                WRITTEN,
                params,
                row ->
                        new Medications.Written(
                                row.getString("person_no"),
                                row.getString("doctor"),
                                row.getString("institution"),
                                Optional.ofNullable(row.getObject("next_at", OffsetDateTime.class))
                                        .map(time -> ChinaTime.date(time.toInstant()))));
    }

    static Sql<List<String>> whose(List<PrescriptionId> ids) {
        return Sql.list(
                WHOSE,
                Map.of(
                        "buckets",
                        ids.stream().mapToInt(id -> id.bucket().value()).toArray(),
                        "numbers",
                        ids.stream().mapToLong(PrescriptionId::number).toArray()),
                row -> row.getString("person_no"));
    }

    private static Map<String, Object> persons(List<String> personNos) {
        return Map.of(
                "buckets",
                personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                "persons",
                personNos.toArray(String[]::new));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("hi_rxno"),
                row.getString("institution"),
                row.getString("drug_code"),
                row.getBigDecimal("days"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("dispensed"),
                Optional.ofNullable(row.getObject("handed_over_at", OffsetDateTime.class))
                        .map(time -> ChinaTime.date(time.toInstant())),
                row.getBoolean("open"));
    }
}
