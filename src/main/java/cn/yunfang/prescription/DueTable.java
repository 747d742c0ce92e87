package cn.yunfang.prescription;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code prescription.rx} in the order in which prescriptions fall due. */
final class DueTable {
    private static final String DUE =
            PrescriptionTable.SELECT
                    + """
                    where (r.bucket, r.number) in (
                        select d.bucket, d.number
                        from prescription.rx d
                        where d.due_at <= :now
                          and d.state in (1, 2, 3, 4)
                        order by d.due_at
                        limit 100)
                    order by r.bucket, r.number, l.issue, l.line_no""";

    private static final String OPEN_AFTER =
            """
            select bucket, number, hi_rxno, institution, due_at
            from prescription.rx
            where state in (3, 4)
              and (due_at, bucket, number) > (:due, :bucket, :number)
            order by due_at, bucket, number
            limit :most""";

    // the step of version: whoever decides on what he read before has to read again
    private static final String RECONSIDER =
            """
            update prescription.rx
            set version = version + 1,
                due_at = case when waiting then :now else due_at end
            where bucket = :bucket
              and person_no = :person
              and state = 4
              and gated""";

    private DueTable() {}

    static Sql<List<Prescription>> due(Instant now) {
        return Sql.read(DUE, Map.of("now", now), PrescriptionRows::read);
    }

    static Sql<List<Prescriptions.Open>> openAfter(Prescriptions.Place place, int most) {
        var params = new LinkedHashMap<String, Object>(Map.of("due", place.dueAt()));
        params.put("bucket", place.bucket().value());
        params.putAll(Map.of("number", place.number(), "most", most));
        return Sql.list(
                OPEN_AFTER,
                params,
                row ->
                        new Prescriptions.Open(
                                new PrescriptionId(
                                        new Bucket(row.getInt("bucket")), row.getLong("number")),
                                row.getString("hi_rxno"),
                                row.getString("institution"),
                                row.getObject("due_at", OffsetDateTime.class).toInstant()));
    }

    static Sql<@Nullable Void> reconsider(String personNo, Instant now) {
        return Sql.write(
                RECONSIDER,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "now", now));
    }
}
