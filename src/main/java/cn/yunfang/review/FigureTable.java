package cn.yunfang.review;

import cn.yunfang.review.ReviewWork.Done;
import cn.yunfang.review.ReviewWork.Past;
import cn.yunfang.review.ReviewWork.Waiting;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL that counts {@code review.task}; {@link TaskTable} writes it. */
final class FigureTable {
    private static final String DONE =
            """
            select institution,
                   count(*) as reviewed,
                   count(*) filter (where state = 2) as rejected,
                   percentile_disc(0.5) within group
                       (order by extract(epoch from decided_at - since)::bigint) as median_seconds
            from review.task
            where institution = any(:institutions)
              and since >= :from
              and since < :to
              and state in (1, 2)
            group by institution""";

    private static final String WAITING =
            """
            select count(*) as open,
                   count(*) filter (where due_at < :now and not waits) as overdue,
                   min(since) as oldest
            from review.task
            where state = 0
              and institution = any(:institutions)""";

    private static final String DECIDED =
            """
            select bucket, number, hi_rxno, institution, state, reviewer, decided_at
            from review.task
            where institution = :institution
              and since >= :from
              and since < :to
              and state = any(:states)
              and (decided_at, number) < (:before, :beforeNumber)
            order by decided_at desc, number desc
            limit :most""";

    private static final int APPROVED = 1;
    private static final int REJECTED = 2;

    private FigureTable() {}

    static Sql<List<EventLog.Entry>> decided(Past which, int most) {
        var params = new LinkedHashMap<String, Object>();
        params.put("institution", which.institution());
        params.put("from", which.from());
        params.put("to", which.to());
        params.put(
                "states", which.rejected() ? new int[] {REJECTED} : new int[] {APPROVED, REJECTED});
        params.put("before", which.before());
        params.put("beforeNumber", which.beforeNumber());
        params.put("most", most);
        return Sql.list(DECIDED, params, FigureTable::decision);
    }

    private static EventLog.Entry decision(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        return new EventLog.Entry(
                new PrescriptionId(new Bucket(row.getInt("bucket")), number),
                number,
                new EventLog.Told(
                        row.getInt("state") == REJECTED
                                ? "PrescriptionRejected"
                                : "PrescriptionApproved",
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getString("institution"),
                        row.getString("reviewer"),
                        Fields.none().with("hiRxno", row.getString("hi_rxno"))));
    }

    static Sql<Map<String, Done>> done(Collection<String> institutions, Instant from, Instant to) {
        return Sql.read(
                DONE,
                Map.of("institutions", array(institutions), "from", from, "to", to),
                rows -> {
                    var all = new HashMap<String, Done>();
                    while (rows.next()) {
                        all.put(
                                rows.getString("institution"),
                                new Done(
                                        rows.getLong("reviewed"),
                                        rows.getLong("rejected"),
                                        rows.getLong("median_seconds")));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<Waiting> waiting(Collection<String> institutions, Instant now) {
        return Sql.read(
                WAITING,
                Map.of("institutions", array(institutions), "now", now),
                rows -> {
                    rows.next();
                    return new Waiting(
                            rows.getLong("open"),
                            rows.getLong("overdue"),
                            Optional.ofNullable(rows.getObject("oldest", OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant));
                });
    }

    private static String[] array(Collection<String> institutions) {
        return institutions.toArray(String[]::new);
    }
}
