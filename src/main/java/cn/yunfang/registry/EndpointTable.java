package cn.yunfang.registry;

import cn.yunfang.shared.Sql;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code registry.push_endpoint}. */
final class EndpointTable {
    private static final String ALL =
            """
            select institution, url
            from registry.push_endpoint""";

    private static final String PUT =
            """
            insert into registry.push_endpoint (institution, url)
            values (:institution, :url)
            on conflict (institution) do update
            set url = excluded.url""";

    private static final String REMOVE =
            """
            delete from registry.push_endpoint
            where institution = :institution""";

    private EndpointTable() {}

    /** By institution. */
    static Sql<Map<String, URI>> all() {
        return Sql.read(
                ALL,
                Map.of(),
                rows -> {
                    var all = new HashMap<String, URI>();
                    while (rows.next()) {
                        all.put(rows.getString("institution"), URI.create(rows.getString("url")));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<@Nullable Void> put(String institution, URI url) {
        return Sql.write(PUT, Map.of("institution", institution, "url", url.toString()));
    }

    static Sql<@Nullable Void> remove(String institution) {
        return Sql.write(REMOVE, Map.of("institution", institution));
    }
}
