package cn.yunfang.messaging;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL of {@code messaging.inbox_read}. */
final class InboxTable {
    private static final String READ =
            """
            select message
            from messaging.inbox_read
            where bucket = :bucket
              and person_no = :person
              and read_at >= :since""";

    private static final String MARK =
            """
            insert into messaging.inbox_read (bucket, person_no, message, read_at)
            values (:bucket, :person, :message, :at)
            on conflict do nothing""";

    private InboxTable() {}

    static Sql<Set<String>> read(String personNo, Instant since) {
        return Sql.read(
                READ,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                rows -> {
                    var all = new HashSet<String>();
                    while (rows.next()) {
                        all.add(rows.getString("message"));
                    }
                    return Set.copyOf(all);
                });
    }

    static Sql<@Nullable Void> mark(String personNo, String message, Instant at) {
        return Sql.write(
                MARK,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "message", message,
                        "at", at));
    }
}
