package cn.yunfang.refill;

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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code refill.plan}; the highest version counts. */
final class PlanTable {
    private static final String COLUMNS =
            """
            select p.bucket, p.number, p.person_no, p.criteria, p.fresh_days, p.bridge_days,
                   p.version, p.set_by, p.set_at
            from refill.plan p
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where p.bucket = :bucket
                      and p.number = :number
                    order by p.version desc
                    limit 1""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where p.bucket = :bucket
                      and p.person_no = :person
                      and p.version = (
                          select max(o.version)
                          from refill.plan o
                          where o.bucket = p.bucket
                            and o.number = p.number)""";

    private static final String ADD =
            """
            insert into refill.plan
                (bucket, number, version, person_no, criteria, fresh_days, bridge_days, set_by,
                 set_at)
            values
                (:bucket, :number, :version, :person, :criteria::jsonb, :fresh, :bridge, :by, :at)
            on conflict do nothing""";

    private PlanTable() {}

    static Sql<Optional<ReleasePlan>> find(PrescriptionId id) {
        return Sql.first(FIND, key(id), PlanTable::plan);
    }

    static Sql<List<ReleasePlan>> ofPerson(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                PlanTable::plan);
    }

    /** Missed when somebody else set this version meanwhile. */
    static Sql<@Nullable Void> add(ReleasePlan plan) {
        var params = key(plan.id());
        params.put("version", plan.version());
        params.put("person", plan.personNo());
        params.put("criteria", Json.text(plan.criteria()));
        params.put("fresh", plan.freshDays());
        params.put("bridge", plan.bridgeDays());
        params.put("by", plan.setBy());
        params.put("at", plan.setAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Map<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }

    static PrescriptionId id(ResultSet row) throws SQLException {
        return new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static ReleasePlan plan(ResultSet row) throws SQLException {
        return new ReleasePlan(
                id(row),
                row.getString("person_no"),
                List.of(Json.read(row.getString("criteria"), ReleasePlan.Criterion[].class)),
                row.getInt("fresh_days"),
                row.getInt("bridge_days"),
                row.getInt("version"),
                row.getString("set_by"),
                instant(row, "set_at"));
    }
}
