package cn.yunfang.supervision;

import cn.yunfang.prescription.Prescriptions.Place;
import cn.yunfang.shared.Bucket;
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

/** SQL of {@code supervision.recheck}. */
final class RecheckTable {
    private static final String FIND =
            """
            select edition, parts, added, created_at, starts_at, cursor_due, cursor_bucket,
                   cursor_number, seen, alerted, finished_at
            from supervision.recheck
            %s
            order by serial desc
            limit :most""";

    private static final String LATEST = FIND.formatted("");
    private static final String FINISHED = FIND.formatted("where finished_at is not null");
    private static final String OF_EDITION = FIND.formatted("where edition = :edition");

    // two nodes may both see the new edition; one that was looked through is not opened again
    private static final String OPEN =
            """
            insert into supervision.recheck
                (edition, parts, added, created_at, starts_at, cursor_due, cursor_bucket,
                 cursor_number, finished_at)
            values
                (:edition, :parts, :added, :now, :startsAt, :due, :bucket, :number, :finishedAt)
            on conflict do nothing""";

    private static final String MOVE =
            """
            update supervision.recheck
            set cursor_due = :due,
                cursor_bucket = :bucket,
                cursor_number = :number,
                seen = seen + :seen,
                alerted = alerted + :alerted,
                finished_at = :finishedAt
            where edition = :edition
              and cursor_due = :fromDue
              and cursor_bucket = :fromBucket
              and cursor_number = :fromNumber
              and finished_at is null""";

    private RecheckTable() {}

    /** The last ones, the newest first. */
    static Sql<List<RecheckRun>> latest(int most) {
        return Sql.list(LATEST, Map.of("most", most), RecheckTable::run);
    }

    /** The last one that came to its end. */
    static Sql<Optional<RecheckRun>> finished() {
        return Sql.first(FINISHED, Map.of("most", 1), RecheckTable::run);
    }

    static Sql<Optional<RecheckRun>> of(String edition) {
        return Sql.first(OF_EDITION, Map.of("edition", edition, "most", 1), RecheckTable::run);
    }

    static Sql<@Nullable Void> open(RecheckRun run) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("edition", run.edition());
        params.put("parts", run.parts().toArray(String[]::new));
        params.put("added", run.added().toArray(String[]::new));
        params.put("now", run.createdAt());
        params.put("startsAt", run.startsAt());
        put(params, run.cursor(), "due", "bucket", "number");
        params.put("finishedAt", run.finishedAt().orElse(null));
        return Sql.write(OPEN, params);
    }

    /** Moves it on; missed with CHANGED_MEANWHILE when another node was faster. */
    static Sql<@Nullable Void> move(RecheckRun from, RecheckRun to) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("edition", from.edition());
        put(params, from.cursor(), "fromDue", "fromBucket", "fromNumber");
        put(params, to.cursor(), "due", "bucket", "number");
        params.put("seen", to.seen() - from.seen());
        params.put("alerted", to.alerted() - from.alerted());
        params.put("finishedAt", to.finishedAt().orElse(null));
        return Sql.writeExactly(1, MOVE, params, Reason.CHANGED_MEANWHILE);
    }

    private static void put(
            Map<String, ? super Object> params, Place place, String due, String bucket, String no) {
        params.put(due, place.dueAt());
        params.put(bucket, place.bucket().value());
        params.put(no, place.number());
    }

    private static RecheckRun run(ResultSet row) throws SQLException {
        return new RecheckRun(
                row.getString("edition"),
                Sql.texts(row, "parts"),
                Sql.texts(row, "added"),
                instant(row, "created_at"),
                instant(row, "starts_at"),
                new Place(
                        instant(row, "cursor_due"),
                        new Bucket(row.getInt("cursor_bucket")),
                        row.getLong("cursor_number")),
                row.getLong("seen"),
                row.getLong("alerted"),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
