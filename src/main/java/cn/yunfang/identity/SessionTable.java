package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code identity.session}. */
final class SessionTable {
    private static final String FIND =
            """
            select role, institution, actor, used_at, until_at, ended_at
            from identity.session
            where digest = :digest""";

    private static final String ADD =
            """
            insert into identity.session (
                digest, role, institution, actor, started_at, used_at, until_at)
            values (:digest, :role, :institution, :actor, :now, :now, :until)""";

    // a use that was on its way when the session ended must not open it again
    private static final String USE =
            """
            update identity.session
            set used_at = :now
            where digest = :digest
            and ended_at is null
            and used_at < :now""";

    private static final String END =
            """
            update identity.session
            set ended_at = :now
            where digest = :digest
            and ended_at is null""";

    private static final String FORGET =
            """
            delete from identity.session
            where until_at < :before""";

    private SessionTable() {}

    static Sql<Optional<Session>> find(byte[] digest) {
        return Sql.first(
                FIND,
                Map.of("digest", digest),
                row ->
                        new Session(
                                new Caller(
                                        Caller.Role.valueOf(row.getString("role")),
                                        row.getString("institution"),
                                        row.getString("actor"),
                                        Optional.empty()),
                                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)));
    }

    static Sql<@Nullable Void> add(byte[] digest, Caller caller, Instant now, Instant until) {
        return Sql.write(
                ADD,
                Map.of(
                        "digest",
                        digest,
                        "role",
                        caller.role().name(),
                        "institution",
                        caller.institution(),
                        "actor",
                        caller.actor(),
                        "now",
                        now,
                        "until",
                        until));
    }

    static Sql<@Nullable Void> use(byte[] digest, Instant now) {
        return Sql.write(USE, Map.of("digest", digest, "now", now));
    }

    static Sql<@Nullable Void> end(byte[] digest, Instant now) {
        return Sql.write(END, Map.of("digest", digest, "now", now));
    }

    /** Those whose life was over before then. */
    static Sql<@Nullable Void> forget(Instant before) {
        return Sql.write(FORGET, Map.of("before", before));
    }
}
