package cn.yunfang.portal;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code portal.repeat}. */
final class RepeatTable {
    private static final String FIND =
            """
            select digest, body
            from portal.repeat
            where key = :key""";

    private static final String KEEP =
            """
            insert into portal.repeat (key, digest, body, answered_at)
            values (:key, :digest, :body, :at)
            on conflict do nothing""";

    private static final String FORGET =
            """
            delete from portal.repeat
            where answered_at < :before""";

    private RepeatTable() {}

    static Sql<Optional<Repeats.Answered>> find(UUID key) {
        return Sql.first(
                FIND,
                Map.of("key", key),
                row -> new Repeats.Answered(row.getBytes("digest"), row.getString("body")));
    }

    static Sql<@Nullable Void> keep(UUID key, Repeats.Answered answered, Instant now) {
        return Sql.write(
                KEEP,
                Map.of(
                        "key",
                        key,
                        "digest",
                        answered.digest(),
                        "body",
                        answered.body(),
                        "at",
                        now));
    }

    static Sql<@Nullable Void> forget(Instant before) {
        return Sql.write(FORGET, Map.of("before", before));
    }
}
