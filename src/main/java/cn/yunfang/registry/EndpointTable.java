package cn.yunfang.registry;

import cn.yunfang.shared.Sql;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SQL of {@code registry.push_endpoint}. */
final class EndpointTable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointTable.class);

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
                        put(all, rows.getString("institution"), rows.getString("url"));
                    }
                    return Map.copyOf(all);
                });
    }

    // whoever writes to the table by hand may err: the rest of the registry must go on
    private static void put(Map<String, URI> all, String institution, String url) {
        try {
            all.put(institution, new URI(url));
        } catch (URISyntaxException e) {
            LOG.error("the push endpoint of {} is no address; nothing is pushed", institution, e);
        }
    }

    static Sql<@Nullable Void> put(String institution, URI url) {
        return Sql.write(PUT, Map.of("institution", institution, "url", url.toString()));
    }

    static Sql<@Nullable Void> remove(String institution) {
        return Sql.write(REMOVE, Map.of("institution", institution));
    }
}
