package cn.yunfang.evidence;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down every look at a person's data, in the same commit as the look or before it. */
@Component
public class AccessLog {
    private static final String INSERT =
            """
            insert into evidence.access
                (looked_at, role, institution, actor, operation, subject, purpose)
            values
                (:at, :role, :institution, :actor, :operation, :subject, :purpose)""";

    private static final String INSERT_MANY =
            """
            insert into evidence.access
                (looked_at, role, institution, actor, operation, subject, purpose)
            select :at, :role, :institution, :actor, :operation, s.subject, :purpose
            from unnest(:subjects::text[]) as s (subject)""";

    private static final String LOOKS =
            """
            select looked_at, role, institution, actor, operation, purpose
            from evidence.access
            where subject = :subject
            order by looked_at desc
            limit :most""";

    // looks of one moment stay on one page: nothing else tells them apart
    private static final String LOOKS_OF_OTHERS =
            """
            select looked_at, role, institution, actor, operation, purpose
            from evidence.access
            where subject = any(:subjects)
              and looked_at < :before
              and not (role = 'PATIENT' and actor = :self)
            order by looked_at desc
            fetch first :most rows with ties""";

    private static final String FIRST_LOOK =
            """
            select min(looked_at) as first
            from evidence.access
            where subject = :subject
              and role = :role
              and actor = :actor
              and operation = :operation""";

    /** One look, as it was logged. */
    public record Look(
            Instant at,
            Caller.Role role,
            String institution,
            String actor,
            String operation,
            String purpose) {}

    /** The latest looks at a subject, newest first. */
    public Sql<List<Look>> looksAt(String subject, int most) {
        return Sql.list(LOOKS, Map.of("subject", subject, "most", most), AccessLog::look);
    }

    /**
     * Looks of others at what concerns a person, newest first; a few more than asked for where
     * several happened at one moment.
     *
     * @param subjects the person's number and those of his prescriptions and settlements
     * @param self whose own looks are left out
     */
    public Sql<List<Look>> looksOfOthers(
            Collection<String> subjects, String self, Instant before, int most) {
        return Sql.list(
                LOOKS_OF_OTHERS,
                Map.of(
                        "subjects", subjects.toArray(String[]::new),
                        "self", self,
                        "before", before,
                        "most", most),
                AccessLog::look);
    }

    private static Look look(ResultSet row) throws SQLException {
        return new Look(
                row.getObject("looked_at", OffsetDateTime.class).toInstant(),
                Caller.Role.valueOf(row.getString("role")),
                row.getString("institution"),
                row.getString("actor"),
                row.getString("operation"),
                row.getString("purpose"));
    }

    /** When the caller first looked at a subject in this way; empty when he never did. */
    public Sql<Optional<Instant>> firstLook(Caller caller, String operation, String subject) {
        return Sql.read(
                FIRST_LOOK,
                Map.of(
                        "subject",
                        subject,
                        "role",
                        caller.role().name(),
                        "actor",
                        caller.actor(),
                        "operation",
                        operation),
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject("first", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                });
    }

    /**
     * @param operation what was asked, for example {@code hospRxDetlQuery}
     * @param subject hiRxno or person number looked at
     * @param purpose why: treatment, dispensing, settlement, own data, supervision
     */
    public Sql<@Nullable Void> look(
            Caller caller, Instant at, String operation, String subject, String purpose) {
        return Sql.write(
                INSERT,
                Map.of(
                        "at", at,
                        "role", caller.role().name(),
                        "institution", caller.institution(),
                        "actor", caller.actor(),
                        "operation", operation,
                        "subject", subject,
                        "purpose", purpose));
    }

    /** The same at several subjects at once: the rows of a list. */
    public Sql<@Nullable Void> looks(
            Caller caller,
            Instant at,
            String operation,
            Collection<String> subjects,
            String purpose) {
        return Sql.write(
                INSERT_MANY,
                Map.of(
                        "at", at,
                        "role", caller.role().name(),
                        "institution", caller.institution(),
                        "actor", caller.actor(),
                        "operation", operation,
                        "subjects", subjects.toArray(String[]::new),
                        "purpose", purpose));
    }
}
