package cn.yunfang.registry;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of {@code registry.application}; its secrets go through the {@link Vault}. */
final class ApplicationTable {
    private static final String ALL =
            """
            select app_id, app_secret, institution, public_key, profiles, revoked
            from registry.application
            order by registered_at, app_id""";

    // whose access ended has ended it for good
    private static final String PUT =
            """
            insert into registry.application as known
                (app_id, app_secret, institution, public_key, profiles, revoked, registered_at)
            values
                (:appId, :appSecret, :institution, :publicKey, :profiles, :revoked, :at)
            on conflict (app_id) do update
            set app_secret = excluded.app_secret,
                institution = excluded.institution,
                public_key = excluded.public_key,
                profiles = excluded.profiles,
                revoked = known.revoked or excluded.revoked,
                registered_at = excluded.registered_at""";

    private static final String REVOKE =
            """
            update registry.application
            set revoked = true
            where app_id = :appId""";

    private ApplicationTable() {}

    /** Oldest first. */
    static Sql<List<Application>> all(Vault vault) {
        return Sql.list(ALL, Map.of(), row -> application(vault, row));
    }

    static Sql<@Nullable Void> put(Application one, Vault vault, Instant at) {
        var secret = one.appSecret().getBytes(StandardCharsets.UTF_8);
        var params = new LinkedHashMap<String, Object>();
        params.put("appId", one.appId());
        params.put("appSecret", vault.seal(one.appId(), secret));
        params.put("institution", one.institution());
        params.put("publicKey", one.publicKey());
        params.put("profiles", one.profiles().stream().map(Enum::name).toArray(String[]::new));
        params.put("revoked", one.revoked());
        params.put("at", at);
        return Sql.write(PUT, params);
    }

    static Sql<@Nullable Void> revoke(String appId) {
        return Sql.writeExactly(1, REVOKE, Map.of("appId", appId), Reason.UNKNOWN_APP);
    }

    private static Application application(Vault vault, ResultSet row) throws SQLException {
        var appId = row.getString("app_id");
        return new Application(
                appId,
                new String(vault.open(appId, row.getBytes("app_secret")), StandardCharsets.UTF_8),
                row.getString("institution"),
                row.getString("public_key"),
                profiles(Sql.texts(row, "profiles")),
                row.getBoolean("revoked"));
    }

    private static Set<Application.Profile> profiles(List<String> names) {
        return names.stream()
                .map(Application.Profile::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
