package cn.yunfang.shared;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers each signed message, in the commit of the step it asked for. */
public final class RequestSeen {
    private static final String INSERT =
            """
            insert into shared.request_seen (key, seen_at)
            values (:key, :at)
            on conflict do nothing""";
    private static final String FIND =
            """
            select 1
            from shared.request_seen
            where key = :key""";
    private static final String FORGET =
            """
            delete from shared.request_seen
            where seen_at < :before""";

    private RequestSeen() {}

    /** Nothing for a caller without a signed message, else the guard against its replay. */
    public static List<Sql<?>> guard(Caller caller, Instant now) {
        return caller.requestKey()
                .<List<Sql<?>>>map(
                        key ->
                                List.of(
                                        Sql.writeExactly(
                                                1,
                                                INSERT,
                                                Map.of("key", key, "at", now),
                                                Reason.REPLAYED)))
                .orElse(List.of());
    }

    /** Whether the message was carried out before. */
    public static Sql<Boolean> find(UUID key) {
        return Sql.read(FIND, Map.of("key", key), rows -> rows.next());
    }

    /** Messages older than any clock window need no memory. */
    public static Sql<@Nullable Void> forget(Instant before) {
        return Sql.write(FORGET, Map.of("before", before));
    }
}
