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
    /**
     * Hands the prescription that one statement chose on to later statements of the same trip, by
     * settings that end with it (docs/adr/0006). A statement that reads them finds nothing when
     * none was chosen.
     */
    public static final class Chosen {
        /** What a choosing statement returns besides; {@code t} is the table it chooses from. */
        public static final String HAND_ON =
                """
                set_config('yunfang.chosen_bucket', t.bucket::text, true),
                       set_config('yunfang.chosen_number', t.number::text, true),
                       set_config('yunfang.chosen_hi_rxno', t.hi_rxno, true)""";

        /** Its bucket, null when none was chosen. */
        public static final String BUCKET =
                "nullif(current_setting('yunfang.chosen_bucket', true), '')::smallint";

        /** Its number, null when none was chosen. */
        public static final String NUMBER =
                "nullif(current_setting('yunfang.chosen_number', true), '')::bigint";

        private static final String HI_RXNO = "current_setting('yunfang.chosen_hi_rxno', true)";

        private Chosen() {}
    }

    private static final String INSERT =
            """
            insert into shared.event
                (bucket, id, number, name, occurred_at, institution, actor, facts)
            values
                (:bucket, :id, :number, :name, :at, :institution, :actor, :facts::jsonb)""";

    private static final String INSERT_OF_CHOSEN =
            """
            insert into shared.event
                (bucket, id, number, name, occurred_at, institution, actor, facts)
            select %1$s, :id, %2$s, :name, :at, :institution, :actor,
                   jsonb_build_object('hiRxno', %3$s)
            where %1$s is not null"""
                    .formatted(Chosen.BUCKET, Chosen.NUMBER, Chosen.HI_RXNO);

    /**
     * The insert, under the given id, of an event about the prescription that the same trip chose;
     * its fact is {@code hiRxno}. Nothing when none was chosen.
     */
    static Sql<@Nullable Void> insertOfChosen(long id, String name, Instant at, Caller by) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", id);
        params.put("name", name);
        params.put("at", at);
        params.put("institution", by.institution());
        params.put("actor", by.actor());
        return Sql.write(INSERT_OF_CHOSEN, params);
    }

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
