package cn.yunfang.shared;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact for the outbox, written with the step it tells of. Consumers read the log behind a cursor
 * (docs/adr/0002-event-log.md).
 *
 * @param name past tense, for example {@code PrescriptionUploaded}
 * @param facts ids and figures only, no personal data
 */
public record Event(
        PrescriptionId subject, String name, Instant occurredAt, Caller by, Map<String, ?> facts) {
    private static final String INSERT =
            """
            insert into shared.event
                (bucket, id, number, name, occurred_at, institution, actor, facts)
            values
                (:bucket, :id, :number, :name, :at, :institution, :actor, :facts::jsonb)""";

    /** The insert of this event under the given id. */
    public Sql<@Nullable Void> insert(long id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", subject.bucket().value());
        params.put("id", id);
        params.put("number", subject.number());
        params.put("name", name);
        params.put("at", occurredAt);
        params.put("institution", by.institution());
        params.put("actor", by.actor());
        params.put("facts", Json.text(facts));
        return Sql.write(INSERT, params);
    }
}
