package cn.yunfang.messaging;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code messaging.pretended_text}. */
final class PretendedTextTable {
    private static final String PUT =
            """
            insert into messaging.pretended_text (message, phone, content, taken_at)
            values (:message, :phone, :content, :at)
            on conflict do nothing""";

    private PretendedTextTable() {}

    /** A message that comes again is the same. */
    static Sql<@Nullable Void> put(long message, String phone, String content, Instant at) {
        return Sql.write(
                PUT, Map.of("message", message, "phone", phone, "content", content, "at", at));
    }
}
