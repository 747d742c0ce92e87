package cn.yunfang.sandbox;

import cn.yunfang.national.MessageWatch.Exchange;
import cn.yunfang.national.MessageWatch.Sides;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code sandbox.message}. */
final class MessageTable {
    private static final int LONGEST = 20_000;

    // only of an application of the sandbox, whoever asks to keep it
    private static final String ADD =
            """
            insert into sandbox.message
                (app_id, received_at, profile, operation, code, millis, request, body, answer,
                 output)
            select a.app_id, :at, :profile, :operation, :code, :millis, :request, :body, :answer,
                   :output
            from sandbox.application a
            where a.app_id = :appId""";

    private static final String DROP_OLD =
            """
            delete from sandbox.message
            where app_id = :appId
              and serial <= (select m.serial
                             from sandbox.message m
                             where m.app_id = :appId
                             order by m.serial desc
                             offset :most
                             limit 1)""";

    private static final String DROP_BEFORE =
            """
            delete from sandbox.message
            where received_at < :before""";

    private static final String LIST =
            """
            select app_id, serial, received_at, profile, operation, code, millis, request, body,
                   answer, output
            from sandbox.message
            where app_id = :appId
              and serial < :before
              and received_at >= :since
            order by serial desc
            limit :most""";

    private MessageTable() {}

    static Sql<@Nullable Void> add(Exchange one) {
        var params = new LinkedHashMap<String, Object>();
        params.put("appId", one.appId());
        params.put("at", one.receivedAt());
        params.put("profile", one.profile());
        params.put("operation", cut(one.operation()));
        params.put("code", one.code());
        params.put("millis", (int) Math.min(one.took().toMillis(), Integer.MAX_VALUE));
        params.put("request", cut(one.sides().request()));
        params.put("body", cut(one.sides().body()));
        params.put("answer", cut(one.sides().answer()));
        params.put("output", cut(one.sides().output()));
        return Sql.write(ADD, params);
    }

    /** All but the newest so many. */
    static Sql<@Nullable Void> dropOld(String appId, int most) {
        return Sql.write(DROP_OLD, Map.of("appId", appId, "most", most));
    }

    static Sql<@Nullable Void> dropBefore(Instant before) {
        return Sql.write(DROP_BEFORE, Map.of("before", before));
    }

    /** Newest first, with a smaller serial. */
    static Sql<List<KeptMessage>> list(String appId, long before, Instant since, int most) {
        return Sql.list(
                LIST,
                Map.of("appId", appId, "before", before, "since", since, "most", most),
                MessageTable::message);
    }

    private static KeptMessage message(ResultSet row) throws SQLException {
        return new KeptMessage(
                row.getLong("serial"),
                new Exchange(
                        row.getString("app_id"),
                        row.getString("profile"),
                        row.getString("operation"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getInt("millis")),
                        row.getInt("code"),
                        new Sides(
                                row.getString("request"),
                                row.getString("body"),
                                row.getString("answer"),
                                row.getString("output"))));
    }

    // what PostgreSQL does not keep has no place in a log either
    private static String cut(String text) {
        var kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return kept.replace('\0', '\uFFFD');
    }
}
