package cn.yunfang.reconciliation;

import cn.yunfang.reconciliation.TransferFiles.Stored;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code reconciliation.file}. */
final class FileTable {
    private static final String ADD =
            """
            insert into reconciliation.file
                (id, institution, name, content, stored_at, expires_at)
            values (:id, :institution, :name, :content, :at, :expires)""";

    private static final String FIND =
            """
            select id, institution, name, content, expires_at
            from reconciliation.file
            where id = :id""";

    private static final String FORGET =
            """
            delete from reconciliation.file
            where expires_at < :now""";

    private FileTable() {}

    static Sql<@Nullable Void> add(Stored file, Instant at) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", file.id());
        params.put("institution", file.institution());
        params.put("name", file.name());
        params.put("content", file.content());
        params.put("at", at);
        params.put("expires", file.expires());
        return Sql.write(ADD, params);
    }

    static Sql<Optional<Stored>> find(String id) {
        return Sql.first(
                FIND,
                Map.of("id", id),
                row ->
                        new Stored(
                                row.getString("id"),
                                row.getString("institution"),
                                row.getString("name"),
                                row.getBytes("content"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()));
    }

    static Sql<@Nullable Void> forget(Instant now) {
        return Sql.write(FORGET, Map.of("now", now));
    }
}
