package cn.yunfang.quality;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code quality.planted}. */
final class PlantedTable {
    private static final String ADD =
            """
            insert into quality.planted
                (bucket, number, hi_rxno, case_id, city, content, planted_at, planted_by, open)
            values
                (:bucket, :number, :hiRxno, :caseId, :city, :content, :at, :by, true)""";

    private static final String FIND =
            """
            select bucket, number, hi_rxno, case_id, content, open
            from quality.planted
            where bucket = :bucket
              and number = :number""";

    private static final String OPEN_CASES =
            """
            select case_id
            from quality.planted
            where city = :city
              and open""";

    private static final String OLD =
            """
            select bucket, number, hi_rxno, case_id, content, open
            from quality.planted
            where open
              and planted_at < :before
            order by planted_at
            limit :most""";

    private static final String CLOSE =
            """
            update quality.planted
            set open = false
            where bucket = :bucket
              and number = :number
              and open""";

    private PlantedTable() {}

    static Sql<@Nullable Void> add(Planted planted, String city, Instant at, String by) {
        var params = key(planted.id());
        params.put("hiRxno", planted.hiRxno());
        params.put("caseId", planted.caseId());
        params.put("city", city);
        params.put("content", Json.text(planted.script()));
        params.put("at", at);
        params.put("by", by);
        return Sql.write(ADD, params);
    }

    static Sql<Optional<Planted>> find(PrescriptionId id) {
        return Sql.first(FIND, key(id), PlantedTable::planted);
    }

    /** Cases that wait in a city. */
    static Sql<List<String>> openCases(String city) {
        return Sql.list(OPEN_CASES, Map.of("city", city), row -> row.getString("case_id"));
    }

    /** Those that nobody decided in time, oldest first. */
    static Sql<List<Planted>> old(Instant before, int most) {
        return Sql.list(OLD, Map.of("before", before, "most", most), PlantedTable::planted);
    }

    /** Missed with CHANGED_MEANWHILE when it is closed already. */
    static Sql<@Nullable Void> close(PrescriptionId id) {
        return Sql.writeExactly(1, CLOSE, key(id), Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> key(PrescriptionId id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        return params;
    }

    private static Planted planted(ResultSet row) throws SQLException {
        return new Planted(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getString("hi_rxno"),
                row.getString("case_id"),
                Json.read(row.getString("content"), Script.class),
                row.getBoolean("open"));
    }
}
