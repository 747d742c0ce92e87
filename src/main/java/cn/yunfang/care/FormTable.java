package cn.yunfang.care;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code care.form}; rows are only ever added. */
final class FormTable {
    private static final String OF_VISIT =
            """
            select bucket, id, visit, device, counter, written_at, corrected_at, actor, finished,
                   answers
            from care.form
            where bucket = :bucket
              and (visit = :serial or id = :id)
            order by corrected_at, counter, device""";

    private static final String ADD =
            """
            insert into care.form
                (bucket, id, visit, device, counter, written_at, corrected_at, received_at,
                 institution, actor, finished, answers)
            values
                (:bucket, :id, :serial, :device, :counter, :writtenAt, :correctedAt, :at,
                 :institution, :actor, :finished, :answers::jsonb)
            on conflict do nothing""";

    private static final UUID NONE = new UUID(0, 0);

    private FormTable() {}

    static Sql<List<VisitForm>> of(CareNumber visit) {
        return of(visit, NONE);
    }

    /** Those of the visit, and the one of that name wherever it belongs. */
    static Sql<List<VisitForm>> of(CareNumber visit, UUID id) {
        var params = visit.key();
        params.put("id", id);
        return Sql.list(OF_VISIT, params, FormTable::form);
    }

    /** Of two that come at the same moment the second decides again. */
    static Sql<@Nullable Void> add(VisitForm form, String institution, Instant at) {
        var params = form.visit().key();
        params.put("id", form.id());
        params.put("device", form.device());
        params.put("counter", form.counter());
        params.put("writtenAt", form.writtenAt());
        params.put("correctedAt", form.correctedAt());
        params.put("at", at);
        params.put("institution", institution);
        params.put("actor", form.actor());
        params.put("finished", form.finished());
        params.put("answers", Json.text(form.answers()));
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    private static VisitForm form(ResultSet row) throws SQLException {
        return new VisitForm(
                row.getObject("id", UUID.class),
                new CareNumber(new Bucket(row.getInt("bucket")), row.getLong("visit")),
                row.getString("device"),
                row.getLong("counter"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getBoolean("finished"),
                VisitTable.answers(row));
    }
}
