package cn.yunfang.rules;

import cn.yunfang.rules.BureauRule.Mode;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code rules.bureau_rule} and {@code rules.shadow_finding}. */
final class BureauRuleTable {
    private static final int EXAMPLES = 20;

    private static final String COUNT = "select count(*) from rules.bureau_rule";

    private static final String ALL =
            """
            select id, version, in_force_from, mode, severity, per_line, two_persons, expression,
                   chinese, english, source, author, stored_at
            from rules.bureau_rule
            order by in_force_from, serial""";

    private static final String ADD =
            """
            insert into rules.bureau_rule
                (id, version, in_force_from, mode, severity, per_line, two_persons, expression,
                 chinese, english, source, author, stored_at)
            values
                (:id, :version, :from, :mode, :severity, :perLine, :twoPersons, :expression,
                 :chinese, :english, :source, :author, :now)
            on conflict do nothing""";

    // the upload is decided once, so a second row is the same finding told again
    private static final String KEEP =
            """
            insert into rules.shadow_finding
                (bucket, number, rule, version, line, hi_rxno, severity, changes, found_at)
            select :bucket, :number, f.rule, f.version, f.line, :hiRxno, f.severity,
                   f.severity > :strongest, :now
            from unnest(:rules::text[], :versions::text[], :lines::int[], :severities::int[])
                as f (rule, version, line, severity)
            on conflict do nothing""";

    private static final String DIFFERENCE =
            """
            select version, severity,
                   count(distinct (bucket, number)) as prescriptions,
                   count(distinct (bucket, number)) filter (where changes) as changed
            from rules.shadow_finding
            where rule = :rule
            group by version, severity
            order by version, severity desc""";

    private static final String EXAMPLES_OF =
            """
            select hi_rxno
            from rules.shadow_finding
            where rule = :rule
            order by found_at desc, bucket, number, line
            limit :most""";

    private BureauRuleTable() {}

    static Sql<Long> count() {
        return Sql.read(
                COUNT,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    static Sql<List<BureauRule>> all() {
        return Sql.list(ALL, Map.of(), BureauRuleTable::rule);
    }

    static Sql<@Nullable Void> add(BureauRule rule) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", rule.id());
        params.put("version", rule.version());
        params.put("from", rule.from());
        params.put("mode", rule.mode().ordinal());
        params.put("severity", rule.severity().ordinal());
        params.put("perLine", rule.perLine());
        params.put("twoPersons", rule.twoPersons());
        params.put("expression", rule.expression());
        params.put("chinese", rule.chinese());
        params.put("english", rule.english());
        params.put("source", rule.source());
        params.put("author", rule.author());
        params.put("now", rule.storedAt());
        return Sql.writeExactly(1, ADD, params, Reason.RULE_VERSION_TAKEN);
    }

    static Sql<@Nullable Void> keep(
            PrescriptionId id, String hiRxno, Verdict verdict, Instant now) {
        var shadow = verdict.shadow();
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        params.put("hiRxno", hiRxno);
        params.put("rules", shadow.stream().map(Finding::rule).toArray(String[]::new));
        params.put("versions", shadow.stream().map(Finding::version).toArray(String[]::new));
        params.put("lines", shadow.stream().mapToInt(Finding::line).toArray());
        params.put("severities", shadow.stream().mapToInt(BureauRuleTable::weight).toArray());
        params.put(
                "strongest",
                verdict.findings().stream().mapToInt(BureauRuleTable::weight).max().orElse(-1));
        params.put("now", now);
        return Sql.write(KEEP, params);
    }

    private static int weight(Finding finding) {
        return finding.severity().ordinal();
    }

    static Sql<List<BureauRules.Difference>> difference(String rule) {
        return Sql.list(
                DIFFERENCE,
                Map.of("rule", rule),
                row ->
                        new BureauRules.Difference(
                                row.getString("version"),
                                Severity.values()[row.getInt("severity")],
                                row.getLong("prescriptions"),
                                row.getLong("changed")));
    }

    /** Numbers of prescriptions it spoke of, newest first; one may come twice. */
    static Sql<List<String>> examples(String rule) {
        return Sql.list(
                EXAMPLES_OF,
                Map.of("rule", rule, "most", EXAMPLES),
                row -> row.getString("hi_rxno"));
    }

    private static BureauRule rule(ResultSet row) throws SQLException {
        return new BureauRule(
                row.getString("id"),
                row.getString("version"),
                row.getObject("in_force_from", LocalDate.class),
                Mode.values()[row.getInt("mode")],
                Severity.values()[row.getInt("severity")],
                row.getBoolean("per_line"),
                row.getBoolean("two_persons"),
                row.getString("expression"),
                row.getString("chinese"),
                row.getString("english"),
                row.getString("source"),
                row.getString("author"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
