package cn.yunfang.sandbox;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code sandbox.application}. */
final class SandboxTable {
    private static final String ADD =
            """
            insert into sandbox.application
                (app_id, owner, name, institution, client_key, created_at, keys_since)
            values
                (:appId, :owner, :name, :institution, :clientKey, :at, :at)""";

    private static final String OF_OWNER =
            """
            select app_id, owner, name, institution, created_at, keys_since, revoked_at
            from sandbox.application
            where owner = :owner
            order by created_at desc, app_id
            limit :most""";

    private static final String FIND =
            """
            select app_id, owner, name, institution, created_at, keys_since, revoked_at
            from sandbox.application
            where app_id = :appId""";

    private static final String CLIENT_KEY =
            """
            select client_key
            from sandbox.application
            where app_id = :appId""";

    private static final String STANDING =
            """
            select app_id
            from sandbox.application
            where revoked_at is null""";

    private static final String ROTATE =
            """
            update sandbox.application
            set client_key = :clientKey,
                keys_since = :at
            where app_id = :appId
              and revoked_at is null""";

    private static final String REVOKE =
            """
            update sandbox.application
            set revoked_at = :at
            where app_id = :appId
              and revoked_at is null""";

    private static final String NEXT_SERIAL =
            "select nextval('sandbox.institution_serial') as serial";

    private static final String PING = "select 1 as one";

    private SandboxTable() {}

    /** Asks for nothing, to see how long an answer takes. */
    static Sql<Integer> ping() {
        return Sql.read(
                PING,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getInt("one");
                });
    }

    static Sql<@Nullable Void> add(SandboxApplication one, String clientKey) {
        var params = new LinkedHashMap<String, Object>();
        params.put("appId", one.appId());
        params.put("owner", one.owner());
        params.put("name", one.name());
        params.put("institution", one.institution());
        params.put("clientKey", clientKey);
        params.put("at", one.createdAt());
        return Sql.write(ADD, params);
    }

    /** Newest first. */
    static Sql<List<SandboxApplication>> of(String owner, int most) {
        return Sql.list(OF_OWNER, Map.of("owner", owner, "most", most), SandboxTable::application);
    }

    static Sql<Optional<SandboxApplication>> find(String appId) {
        return Sql.first(FIND, Map.of("appId", appId), SandboxTable::application);
    }

    /** Sealed under the application's secret. */
    static Sql<Optional<String>> clientKey(String appId) {
        return Sql.first(CLIENT_KEY, Map.of("appId", appId), row -> row.getString("client_key"));
    }

    static Sql<List<String>> standing() {
        return Sql.list(STANDING, Map.of(), row -> row.getString("app_id"));
    }

    static Sql<@Nullable Void> rotate(String appId, String clientKey, Instant at) {
        return Sql.writeExactly(
                1,
                ROTATE,
                Map.of("appId", appId, "clientKey", clientKey, "at", at),
                Reason.KEY_REVOKED);
    }

    static Sql<@Nullable Void> revoke(String appId, Instant at) {
        return Sql.writeExactly(1, REVOKE, Map.of("appId", appId, "at", at), Reason.KEY_REVOKED);
    }

    static Sql<Long> nextSerial() {
        return Sql.read(
                NEXT_SERIAL,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getLong("serial");
                });
    }

    private static SandboxApplication application(ResultSet row) throws SQLException {
        return new SandboxApplication(
                row.getString("app_id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("institution"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("keys_since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
