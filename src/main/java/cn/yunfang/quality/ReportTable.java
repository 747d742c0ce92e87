package cn.yunfang.quality;

import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** SQL that counts {@code quality.look} and {@code quality.alert}. */
final class ReportTable {
    /** In the C collation it comes after every digit. */
    private static final String BEYOND = ":";

    private static final String OF_PERIOD =
            """
            division >= :region
              and division < :beyond
              and decided_at >= :from
              and decided_at < :to
              and (:institution::text = '' or institution = :institution)
              and (:reviewer::text = '' or reviewer = :reviewer)""";

    private static final String REVIEWERS =
            """
            select reviewer,
                   count(*) as reviews,
                   percentile_disc(0.5) within group (order by looked_ms / greatest(lines, 1))
                       as median_ms,
                   count(*) filter (where too_fast) as too_fast,
                   count(*) filter (where detail) as detail,
                   count(*) filter (where ruling = 0) as approved,
                   count(*) filter (where ruling = 1) as rejected,
                   count(*) filter (where ruling = 2) as asked,
                   count(*) filter (where ruling = 3) as suggested,
                   coalesce(sum(warned) filter (where ruling <> 2), 0) as warned,
                   coalesce(sum(overridden), 0) as overridden
            from quality.look
            where %s
              and planted = ''
            group by reviewer
            order by reviewer"""
                    .formatted(OF_PERIOD);

    private static final String RULES =
            """
            select rule,
                   count(*) filter (where action <> 3) as fired,
                   count(*) filter (where action = 1) as acted_on,
                   count(*) filter (where action = 2) as overridden,
                   count(*) filter (where action = 0) as seen,
                   count(*) filter (where action = 3) as asked
            from quality.alert
            where %s
            group by rule
            order by count(*) filter (where action = 1)::numeric
                     / greatest(count(*) filter (where action <> 3), 1) desc,
                     count(*) filter (where action = 1) desc, rule"""
                    .formatted(OF_PERIOD);

    private static final String CATCHES =
            """
            select reviewer, planted, count(*) as shown, count(*) filter (where caught) as caught
            from quality.look
            where %s
              and planted <> ''
            group by reviewer, planted
            order by reviewer, planted"""
                    .formatted(OF_PERIOD);

    private static final String FLAGS =
            """
            select id, hi_rxno, institution, reviewer, decided_at, looked_ms, lines, detail,
                   overridden, opinion, looked_by, looked_at, note
            from quality.look l
            left join quality.second_look s
                on s.bucket = l.bucket
                and s.number = l.number
                and s.look = l.id
            where too_fast
              and planted = ''
              and %s
              and (decided_at, id) < (:before, :beforeId)
            order by decided_at desc, id desc
            limit :most"""
                    .formatted(OF_PERIOD);

    private ReportTable() {}

    static Sql<List<ReviewerRow>> reviewers(Period period) {
        return Sql.list(REVIEWERS, params(period), ReportTable::reviewer);
    }

    /** The one most often acted on first. */
    static Sql<List<RuleRow>> rules(Period period) {
        return Sql.list(
                RULES,
                params(period),
                row ->
                        new RuleRow(
                                row.getString("rule"),
                                row.getLong("fired"),
                                row.getLong("acted_on"),
                                row.getLong("overridden"),
                                row.getLong("seen"),
                                row.getLong("asked")));
    }

    static Sql<List<Catch>> catches(Period period) {
        return Sql.list(
                CATCHES,
                params(period),
                row ->
                        new Catch(
                                row.getString("reviewer"),
                                row.getString("planted"),
                                row.getLong("shown"),
                                row.getLong("caught")));
    }

    /** Newest first, those before the given one. */
    static Sql<List<Flag>> flags(Period period, Instant before, long beforeId, int most) {
        var params = params(period);
        params.put("before", before);
        params.put("beforeId", beforeId);
        params.put("most", most);
        return Sql.list(FLAGS, params, ReportTable::flag);
    }

    private static ReviewerRow reviewer(ResultSet row) throws SQLException {
        return new ReviewerRow(
                row.getString("reviewer"),
                row.getLong("reviews"),
                row.getLong("median_ms"),
                row.getLong("too_fast"),
                row.getLong("detail"),
                row.getLong("approved"),
                row.getLong("rejected"),
                row.getLong("suggested"),
                row.getLong("asked"),
                row.getLong("warned"),
                row.getLong("overridden"));
    }

    private static Flag flag(ResultSet row) throws SQLException {
        return new Flag(
                row.getLong("id"),
                row.getString("hi_rxno"),
                row.getString("institution"),
                row.getString("reviewer"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("looked_ms")),
                row.getInt("lines"),
                row.getBoolean("detail"),
                row.getInt("overridden"),
                row.getString("opinion"),
                second(row));
    }

    private static Optional<Flag.SecondLook> second(ResultSet row) throws SQLException {
        var at = row.getObject("looked_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(
                        new Flag.SecondLook(
                                row.getString("looked_by"), at.toInstant(), row.getString("note")));
    }

    private static LinkedHashMap<String, Object> params(Period period) {
        var params = new LinkedHashMap<String, Object>();
        params.put("region", period.region());
        params.put("beyond", period.region() + BEYOND);
        params.put("from", period.from());
        params.put("to", period.to());
        params.put("institution", period.institution());
        params.put("reviewer", period.reviewer());
        return params;
    }
}
