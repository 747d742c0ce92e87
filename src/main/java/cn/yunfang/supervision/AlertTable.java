package cn.yunfang.supervision;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code supervision.alert}. */
final class AlertTable {
    private static final String COLUMNS =
            """
            select serial, bucket, number, hi_rxno, institution, division, rule, version, line,
                   severity, chinese, english, source, found_at
            from supervision.alert
            """;

    private static final String OF = COLUMNS + "where bucket = :bucket and number = :number";

    private static final String OF_INSTITUTION =
            COLUMNS
                    + """
                    where institution = :institution
                      and serial < :before
                    order by serial desc
                    limit :most""";

    private static final String OF_REGION =
            COLUMNS
                    + """
                    where division like :region || '%'
                      and serial < :before
                    order by serial desc
                    limit :most""";

    private static final String ADD =
            """
            insert into supervision.alert
                (bucket, number, rule, version, line, hi_rxno, institution, division, severity,
                 chinese, english, source, found_at, gist)
            values
                (:bucket, :number, :rule, :version, :line, :hiRxno, :institution, :division,
                 :severity, :chinese, :english, :source, :foundAt, :gist)
            on conflict do nothing""";

    private AlertTable() {}

    static Sql<List<Alert>> of(PrescriptionId id) {
        return Sql.list(
                OF,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                AlertTable::alert);
    }

    /** Those of a hospital's prescriptions below a serial, the newest first. */
    static Sql<List<Alert>> ofInstitution(String institution, long before, int most) {
        return Sql.list(
                OF_INSTITUTION,
                Map.of("institution", institution, "before", before, "most", most),
                AlertTable::alert);
    }

    /** The same of all hospitals of a region, "" for all there are. */
    static Sql<List<Alert>> ofRegion(String region, long before, int most) {
        return Sql.list(
                OF_REGION,
                Map.of("region", region, "before", before, "most", most),
                AlertTable::alert);
    }

    static Sql<@Nullable Void> add(Alert alert) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", alert.id().bucket().value());
        params.put("number", alert.id().number());
        params.put("rule", alert.finding().rule());
        params.put("version", alert.finding().version());
        params.put("line", alert.finding().line());
        params.put("hiRxno", alert.hiRxno());
        params.put("institution", alert.institution());
        params.put("division", alert.division());
        params.put("severity", alert.finding().severity().ordinal());
        params.put("chinese", alert.finding().chinese());
        params.put("english", alert.finding().english());
        params.put("source", alert.finding().source());
        params.put("foundAt", alert.foundAt());
        params.put("gist", Sm3.hex(Rules.gist(alert.finding()).getBytes(StandardCharsets.UTF_8)));
        return Sql.write(ADD, params);
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getLong("serial"),
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getString("hi_rxno"),
                row.getString("institution"),
                row.getString("division"),
                new Finding(
                        row.getInt("line"),
                        row.getString("rule"),
                        row.getString("version"),
                        Severity.values()[row.getInt("severity")],
                        row.getString("chinese"),
                        row.getString("english"),
                        row.getString("source")),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }
}
