package cn.yunfang.prescription;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** SQL of {@code prescription.rx}: who prescribed for a person. */
final class TreatingTable {
    // a repeat prescription binds its doctor for longer than one for a cold
    private static final String LAST =
            """
            select doctor, institution, bucket, number
            from prescription.rx
            where bucket = :bucket
              and person_no = :person
              and state in (4, 5, 8)
              and prescribed_at >= :since
            order by (issues > 1 and state <> 8) desc, prescribed_at desc, number desc
            limit 1""";

    private static final String TREATED =
            """
            select exists (
                select 1
                from prescription.rx
                where bucket = :bucket
                  and person_no = :person
                  and doctor = :doctor
                  and institution = :institution
                  and state in (4, 5, 8)
                  and prescribed_at >= :since) as treated""";

    private TreatingTable() {}

    static Sql<Optional<Prescriptions.Prescriber>> last(String personNo, Instant since) {
        return Sql.first(
                LAST,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                row ->
                        new Prescriptions.Prescriber(
                                row.getString("doctor"),
                                row.getString("institution"),
                                new PrescriptionId(
                                        new Bucket(row.getInt("bucket")), row.getLong("number"))));
    }

    static Sql<Boolean> treated(String personNo, String doctor, String institution, Instant since) {
        return Sql.read(
                TREATED,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "doctor", doctor,
                        "institution", institution,
                        "since", since),
                rows -> rows.next() && rows.getBoolean("treated"));
    }
}
