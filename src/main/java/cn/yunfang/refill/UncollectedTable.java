package cn.yunfang.refill;

import static cn.yunfang.refill.PlanTable.instant;
import static cn.yunfang.refill.PlanTable.key;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code refill.uncollected}. */
final class UncollectedTable {
    private static final String ADD =
            """
            insert into refill.uncollected
                (bucket, number, issue, hi_rxno, person_no, doctor, institution, closed_at)
            values
                (:bucket, :number, :issue, :hiRxno, :person, :doctor, :institution, :at)
            on conflict do nothing""";

    private static final String OF_DOCTOR =
            """
            select bucket, number, issue, hi_rxno, person_no, closed_at, count(*) over () as total
            from refill.uncollected
            where institution = :institution
              and doctor = :doctor
              and closed_at >= :since
            order by closed_at desc
            limit :most""";

    private UncollectedTable() {}

    static Sql<@Nullable Void> add(Prescription rx, Instant now) {
        var params = key(rx.id());
        params.put("issue", rx.issue());
        params.put("hiRxno", rx.facts().hiRxno());
        params.put("person", rx.facts().personNo());
        params.put("doctor", rx.facts().doctor());
        params.put("institution", rx.facts().institution());
        params.put("at", now);
        return Sql.write(ADD, params);
    }

    /** The newest of a doctor, and how many there are in all. */
    static Sql<Refills.Uncollected> ofDoctor(
            String institution, String doctor, Instant since, int most) {
        return Sql.read(
                OF_DOCTOR,
                Map.of(
                        "institution", institution,
                        "doctor", doctor,
                        "since", since,
                        "most", most),
                rows -> {
                    var all = new ArrayList<Refills.Closed>();
                    long total = 0;
                    while (rows.next()) {
                        total = rows.getLong("total");
                        all.add(
                                new Refills.Closed(
                                        PlanTable.id(rows),
                                        rows.getString("hi_rxno"),
                                        rows.getInt("issue"),
                                        rows.getString("person_no"),
                                        instant(rows, "closed_at")));
                    }
                    return new Refills.Uncollected(total, List.copyOf(all));
                });
    }
}
