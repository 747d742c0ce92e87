package cn.yunfang.portal;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.EventLog.HourCount;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code portal.day_count}. */
final class CountTable {
    /** How often a fact was told, on the day asked for and ever. */
    record Told(long today, long ever) {
        static final Told NEVER = new Told(0, 0);
    }

    private static final String ADD =
            """
            insert into portal.day_count as known (day, name, total)
            select c.day::date, c.name, sum(c.total)
            from unnest(:days::text[], :names::text[], :totals::bigint[]) as c (day, name, total)
            group by c.day, c.name
            order by c.day, c.name
            on conflict (day, name) do update
            set total = known.total + excluded.total""";

    private static final String ALL =
            """
            select name, sum(total) as ever,
                   coalesce(sum(total) filter (where day = :today::text::date), 0) as today
            from portal.day_count
            group by name""";

    private CountTable() {}

    static Sql<@Nullable Void> add(List<HourCount> counts) {
        return Sql.write(
                ADD,
                Map.of(
                        "days",
                                counts.stream()
                                        .map(one -> ChinaTime.date(one.hour()).toString())
                                        .toArray(String[]::new),
                        "names", counts.stream().map(HourCount::name).toArray(String[]::new),
                        "totals", counts.stream().mapToLong(HourCount::count).toArray()));
    }

    static Sql<Map<String, Told>> all(LocalDate today) {
        return Sql.read(
                ALL,
                Map.of("today", today.toString()),
                rows -> {
                    var all = new HashMap<String, Told>();
                    while (rows.next()) {
                        all.put(
                                rows.getString("name"),
                                new Told(rows.getLong("today"), rows.getLong("ever")));
                    }
                    return Map.copyOf(all);
                });
    }
}
