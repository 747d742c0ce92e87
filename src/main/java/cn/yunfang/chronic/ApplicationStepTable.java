package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.chronic.FilingApplication.Step;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.application_step}. */
final class ApplicationStepTable {
    private static final String OF =
            """
            select version, verb, done_at, role, institution, actor, chinese, english, statements,
                   criteria
            from chronic.application_step
            where bucket = :bucket
              and serial = :serial
            order by version\
            """;

    private static final String ADD =
            """
            insert into chronic.application_step
                (bucket, serial, version, verb, done_at, role, institution, actor, chinese,
                 english, statements, criteria)
            values
                (:bucket, :serial, :version, :verb, :at, :role, :institution, :actor, :chinese,
                 :english, :statements::jsonb, :criteria)\
            """;

    // after the application itself was moved: it is found by the filing that it has since then
    private static final String FILED_OTHERWISE =
            """
            insert into chronic.application_step
                (bucket, serial, version, verb, done_at, role, institution, actor, chinese,
                 english, statements, criteria)
            select bucket, serial, version, :verb, :at, :role, :institution, :actor, '', '',
                   '[]', '{}'
            from chronic.application
            where bucket = :bucket
              and person_no = :person
              and disease_code = :disease
              and filing = :serial\
            """;

    private ApplicationStepTable() {}

    /** In order. */
    static Sql<List<Step>> of(Number number) {
        return Sql.list(OF, ApplicationTable.key(number), ApplicationStepTable::step);
    }

    static Sql<@Nullable Void> add(Number number, Step step) {
        var params = ApplicationTable.key(number);
        params.put("version", step.version());
        params.put("verb", step.verb().name());
        params.put("at", step.at());
        params.put("role", step.role().name());
        params.put("institution", step.institution());
        params.put("actor", step.actor());
        params.put("chinese", step.chinese());
        params.put("english", step.english());
        params.put("statements", Json.text(step.statements()));
        params.put("criteria", step.criteria().stream().mapToInt(Integer::intValue).toArray());
        return Sql.write(ADD, params);
    }

    /** For the open application, if there is one, that a filing answers (2503). */
    static Sql<@Nullable Void> filedOtherwise(Declaration filing, Caller caller, Instant at) {
        var params = filing.number().key();
        params.put("person", filing.personNo());
        params.put("disease", filing.about().getFirst());
        params.put("verb", Verb.FILE.name());
        params.put("at", at);
        params.put("role", caller.role().name());
        params.put("institution", caller.institution());
        params.put("actor", caller.actor());
        return Sql.write(FILED_OTHERWISE, params);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getInt("version"),
                Verb.valueOf(row.getString("verb")),
                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                Caller.Role.valueOf(row.getString("role")),
                row.getString("institution"),
                row.getString("actor"),
                row.getString("chinese"),
                row.getString("english"),
                List.of(Json.read(row.getString("statements"), Statement[].class)),
                Arrays.stream((Integer[]) row.getArray("criteria").getArray()).toList());
    }
}
