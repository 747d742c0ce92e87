package cn.yunfang.supervision;

import cn.yunfang.shared.EventLog.HourCount;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code supervision.hour_count}. */
final class HourTable {
    private static final String ADD =
            """
            insert into supervision.hour_count as known (institution, hour, name, total)
            select c.institution, c.hour::timestamptz, c.name, c.total
            from unnest(:institutions::text[], :hours::text[], :names::text[], :totals::bigint[])
                as c (institution, hour, name, total)
            order by c.institution, c.hour, c.name
            on conflict (institution, hour, name) do update
            set total = known.total + excluded.total""";

    private static final String BY_HOUR =
            """
            select hour, name, sum(total)::bigint as total
            from supervision.hour_count
            where institution = any(:institutions)
              and hour >= :from
              and hour < :to
              and name = any(:names)
            group by hour, name""";

    private static final String BY_INSTITUTION =
            """
            select institution, name, sum(total)::bigint as total
            from supervision.hour_count
            where institution = any(:institutions)
              and hour >= :from
              and hour < :to
              and name = any(:names)
            group by institution, name""";

    private HourTable() {}

    static Sql<@Nullable Void> add(List<HourCount> counts) {
        return Sql.write(
                ADD,
                Map.of(
                        "institutions", texts(counts.stream().map(HourCount::institution).toList()),
                        "hours", texts(counts.stream().map(one -> one.hour().toString()).toList()),
                        "names", texts(counts.stream().map(HourCount::name).toList()),
                        "totals", counts.stream().mapToLong(HourCount::count).toArray()));
    }

    static Sql<Map<Instant, Tally>> byHour(
            Collection<String> institutions, Instant from, Instant to) {
        return Sql.read(
                BY_HOUR, params(institutions, from, to), rows -> tallies(rows, HourTable::hour));
    }

    static Sql<Map<String, Tally>> byInstitution(
            Collection<String> institutions, Instant from, Instant to) {
        return Sql.read(
                BY_INSTITUTION,
                params(institutions, from, to),
                rows -> tallies(rows, row -> row.getString("institution")));
    }

    private static Instant hour(ResultSet row) throws SQLException {
        return row.getObject("hour", OffsetDateTime.class).toInstant();
    }

    private static <K> Map<K, Tally> tallies(ResultSet rows, Sql.RowReader<K> key)
            throws SQLException {
        var told = new HashMap<K, Map<String, Long>>();
        while (rows.next()) {
            told.computeIfAbsent(key.read(rows), _ -> new HashMap<>())
                    .put(rows.getString("name"), rows.getLong("total"));
        }
        var all = new HashMap<K, Tally>();
        told.forEach((one, counts) -> all.put(one, Tally.of(counts)));
        return Map.copyOf(all);
    }

    private static Map<String, Object> params(
            Collection<String> institutions, Instant from, Instant to) {
        return Map.of(
                "institutions",
                texts(institutions),
                "from",
                from,
                "to",
                to,
                "names",
                texts(Step.allFacts()));
    }

    private static String[] texts(Collection<String> all) {
        return all.toArray(String[]::new);
    }
}
