package cn.yunfang.settlement;

import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** SQL that adds up {@code settlement.settlement}; {@link SettlementTable} writes it. */
final class SumTable {
    // an undoing has negative amounts, so the sums are what stands
    private static final String SUMS =
            """
            count(*) filter (where kind = 0) as settled,
            count(*) filter (where kind = 1) as undone,
            count(*) filter (where kind = 0 and state = 0) as standing,
            sum(medfee_fen)::bigint as total,
            sum(fund_fen)::bigint as fund,
            sum(acct_fen)::bigint as account,
            sum(psn_cash_fen)::bigint as cash
            from settlement.settlement
            where institution = any(:institutions)
              and settled_at >= :from
              and settled_at < :to
            """;

    private static final String BY_HOUR =
            "select date_trunc('hour', settled_at, 'Asia/Shanghai') as hour, "
                    + SUMS
                    + "group by 1";

    private static final String BY_INSTITUTION =
            "select institution, " + SUMS + "group by institution";

    private SumTable() {}

    static Sql<Map<Instant, Sums>> byHour(
            Collection<String> institutions, Instant from, Instant to) {
        return Sql.read(
                BY_HOUR,
                params(institutions, from, to),
                rows -> {
                    var all = new HashMap<Instant, Sums>();
                    while (rows.next()) {
                        all.put(
                                rows.getObject("hour", OffsetDateTime.class).toInstant(),
                                sums(rows));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<Map<String, Sums>> byInstitution(
            Collection<String> institutions, Instant from, Instant to) {
        return Sql.read(
                BY_INSTITUTION,
                params(institutions, from, to),
                rows -> {
                    var all = new HashMap<String, Sums>();
                    while (rows.next()) {
                        all.put(rows.getString("institution"), sums(rows));
                    }
                    return Map.copyOf(all);
                });
    }

    private static Map<String, Object> params(
            Collection<String> institutions, Instant from, Instant to) {
        return Map.of("institutions", institutions.toArray(String[]::new), "from", from, "to", to);
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong("settled"),
                row.getLong("undone"),
                row.getLong("standing"),
                new Fen(row.getLong("total")),
                new Fen(row.getLong("fund")),
                new Fen(row.getLong("account")),
                new Fen(row.getLong("cash")));
    }
}
