package cn.yunfang.reading;

import static cn.yunfang.reading.ReadingTable.instant;
import static cn.yunfang.reading.ReadingTable.key;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code reading.threshold}. */
final class ThresholdTable {
    private static final String OF =
            """
            select person_no, kind, version, low, high, urgent_low, urgent_high, doctor,
                   institution, reason, set_at
            from reading.threshold
            where bucket = :bucket
              and person_no = :person
            order by kind, version desc""";

    private static final String OF_MANY =
            """
            select distinct on (t.person_no, t.kind) t.person_no, t.kind, t.version, t.low, t.high,
                   t.urgent_low, t.urgent_high, t.doctor, t.institution, t.reason, t.set_at
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            join reading.threshold t using (bucket, person_no)
            order by t.person_no, t.kind, t.version desc""";

    private static final String ADD =
            """
            insert into reading.threshold
                (bucket, person_no, kind, version, low, high, urgent_low, urgent_high, doctor,
                 institution, reason, set_at)
            values
                (:bucket, :person, :kind, :version, :low::numeric, :high::numeric,
                 :urgentLow::numeric, :urgentHigh::numeric, :doctor, :institution, :reason, :at)
            on conflict do nothing""";

    private ThresholdTable() {}

    /** Every version of every kind, the newest of a kind first. */
    static Sql<List<Threshold>> of(String personNo) {
        return Sql.list(OF, key(personNo), ThresholdTable::threshold);
    }

    /** The newest of each kind, of several persons. */
    static Sql<List<Threshold>> of(List<String> personNos) {
        return Sql.list(
                OF_MANY,
                Map.of(
                        "buckets",
                        personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                        "persons",
                        personNos.toArray(String[]::new)),
                ThresholdTable::threshold);
    }

    /** Missed when somebody else set this version meanwhile. */
    static Sql<@Nullable Void> add(Threshold one) {
        var params = new LinkedHashMap<String, @Nullable Object>(key(one.personNo()));
        params.put("kind", one.kind());
        params.put("version", one.version());
        params.put("low", one.range().low());
        params.put("high", one.range().high());
        params.put("urgentLow", one.range().urgentLow());
        params.put("urgentHigh", one.range().urgentHigh());
        params.put("doctor", one.doctor());
        params.put("institution", one.institution());
        params.put("reason", one.reason());
        params.put("at", one.setAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    private static Threshold threshold(ResultSet row) throws SQLException {
        return new Threshold(
                row.getString("person_no"),
                row.getString("kind"),
                row.getInt("version"),
                new Range(
                        row.getBigDecimal("low"),
                        row.getBigDecimal("high"),
                        row.getBigDecimal("urgent_low"),
                        row.getBigDecimal("urgent_high")),
                row.getString("doctor"),
                row.getString("institution"),
                row.getString("reason"),
                instant(row, "set_at"));
    }
}
