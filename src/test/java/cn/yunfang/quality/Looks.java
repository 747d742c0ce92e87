package cn.yunfang.quality;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The evidence as it lies in the database. */
public final class Looks {
    /** A row of {@code quality.look}. */
    public record Row(
            long id,
            String reviewer,
            int ruling,
            Instant openedAt,
            Instant decidedAt,
            long lookedMs,
            int shownSeconds,
            int lines,
            boolean detail,
            int warned,
            int overridden,
            boolean tooFast,
            String opinion) {}

    /** A row of {@code quality.alert}. */
    public record Answered(String rule, int line, int severity, int action, String reason) {}

    private Looks() {}

    public static List<Row> of(Database database, PrescriptionId id) {
        return database.read(
                Sql.list(
                        """
                        select id, reviewer, ruling, opened_at, decided_at, looked_ms,
                               shown_seconds, lines, detail, warned, overridden, too_fast, opinion
                        from quality.look
                        where bucket = :bucket and number = :number
                        order by decided_at, id""",
                        Map.of("bucket", id.bucket().value(), "number", id.number()),
                        row ->
                                new Row(
                                        row.getLong("id"),
                                        row.getString("reviewer"),
                                        row.getInt("ruling"),
                                        row.getObject("opened_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("decided_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getLong("looked_ms"),
                                        row.getInt("shown_seconds"),
                                        row.getInt("lines"),
                                        row.getBoolean("detail"),
                                        row.getInt("warned"),
                                        row.getInt("overridden"),
                                        row.getBoolean("too_fast"),
                                        row.getString("opinion"))));
    }

    public static List<Answered> alertsOf(Database database, PrescriptionId id) {
        return database.read(
                Sql.list(
                        """
                        select rule, line, severity, action, reason
                        from quality.alert
                        where bucket = :bucket and number = :number
                        order by look, position""",
                        Map.of("bucket", id.bucket().value(), "number", id.number()),
                        row ->
                                new Answered(
                                        row.getString("rule"),
                                        row.getInt("line"),
                                        row.getInt("severity"),
                                        row.getInt("action"),
                                        row.getString("reason"))));
    }
}
