package cn.yunfang.review;

import cn.yunfang.registry.Skill;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads tasks from rows of {@code review.task}. */
final class TaskRows {
    private static final List<String> DECISIONS = List.of("", "APPROVED", "REJECTED", "WITHDRAWN");

    private TaskRows() {}

    static OpenTask open(ResultSet row) throws SQLException {
        return new OpenTask(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getString("hi_rxno"),
                row.getString("institution"),
                instant(row, "since"),
                Verdict.read(row.getString("findings")),
                row.getString("holder"),
                instant(row, "held_until"),
                new Question(
                        row.getString("question"),
                        row.getString("answer"),
                        row.getBoolean("waits")),
                needs(row),
                first(row));
    }

    /** One that may be decided. */
    static Review.Task task(ResultSet row) throws SQLException {
        return new Review.Task(
                open(row),
                DECISIONS.get(row.getInt("state")),
                row.getString("reviewer"),
                row.getString("reviewer_name"),
                row.getString("opinion"),
                instant(row, "decided_at"),
                row.getBoolean("suggested"));
    }

    private static Needs needs(ResultSet row) throws SQLException {
        var skills =
                Sql.texts(row, "skills").stream()
                        .map(Skill::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
        return new Needs(skills, row.getBoolean("two_persons"), instant(row, "due_at"));
    }

    private static Optional<FirstCheck> first(ResultSet row) throws SQLException {
        var code = row.getString("first_reviewer");
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FirstCheck(
                                code,
                                row.getString("first_name"),
                                row.getString("first_opinion"),
                                instant(row, "first_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
