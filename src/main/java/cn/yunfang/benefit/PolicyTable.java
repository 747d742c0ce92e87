package cn.yunfang.benefit;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code benefit.policy}. */
final class PolicyTable {
    private static final String ALL =
            """
            select region, insutype, med_type, psn_type, level, version, from_day, to_day,
                   body::text as body
            from benefit.policy
            order by region, insutype, med_type, psn_type, level, from_day""";

    private static final String ADD =
            """
            insert into benefit.policy
                (region, insutype, med_type, psn_type, level, version, from_day, to_day, body)
            select n.region, n.insutype, n.med_type, n.psn_type, n.level, n.version, n.from_day,
                   n.to_day, n.body::jsonb
            from unnest(:regions::text[], :insutypes::text[], :medTypes::text[],
                        :psnTypes::text[], :levels::text[], :versions::text[], :froms::date[],
                        :tos::date[], :bodies::text[])
                as n (region, insutype, med_type, psn_type, level, version, from_day, to_day, body)
            on conflict do nothing""";

    private PolicyTable() {}

    static Sql<List<Policy>> all() {
        return Sql.list(ALL, Map.of(), PolicyTable::policy);
    }

    static Sql<@Nullable Void> add(List<Policy> policies) {
        return Sql.write(
                ADD,
                Map.of(
                        "regions", texts(policies, one -> one.key().region()),
                        "insutypes", texts(policies, one -> one.key().insuranceType()),
                        "medTypes", texts(policies, one -> one.key().medType()),
                        "psnTypes", texts(policies, one -> one.key().personType()),
                        "levels", texts(policies, one -> one.key().level()),
                        "versions", texts(policies, Policy::version),
                        "froms", policies.stream().map(Policy::from).toArray(LocalDate[]::new),
                        "tos", policies.stream().map(Policy::to).toArray(LocalDate[]::new),
                        "bodies", texts(policies, one -> Json.text(PolicyText.body(one)))));
    }

    private static Policy policy(ResultSet row) throws SQLException {
        return PolicyText.policy(
                new Policy.Key(
                        row.getString("region"),
                        row.getString("insutype"),
                        row.getString("med_type"),
                        row.getString("psn_type"),
                        row.getString("level")),
                row.getString("version"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Fields.parse(row.getString("body")).orElse(Fields.none()));
    }

    private static String[] texts(List<Policy> policies, Function<Policy, String> f) {
        return policies.stream().map(f).toArray(String[]::new);
    }
}
