package cn.yunfang.reach;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL of {@code reach.place} and {@code reach.township}. */
final class ReachTable {
    private static final String PLACES =
            """
            select institution, kinds
            from reach.place""";

    private static final String PUT_PLACE =
            """
            insert into reach.place (institution, kinds)
            values (:institution, :kinds)
            on conflict (institution) do update
            set kinds = excluded.kinds""";

    private static final String TOWNSHIPS =
            """
            select code, name, people, longitude, latitude
            from reach.township
            where code like :region || '%'
            order by code
            limit :most""";

    private static final String PUT_TOWNSHIPS =
            """
            insert into reach.township (code, name, people, longitude, latitude)
            select code, name, people, longitude, latitude
            from unnest(:codes::text[], :names::text[], :people::bigint[], :longitudes::numeric[],
                        :latitudes::numeric[]) as t (code, name, people, longitude, latitude)
            on conflict (code) do update
            set name = excluded.name,
                people = excluded.people,
                longitude = excluded.longitude,
                latitude = excluded.latitude""";

    private ReachTable() {}

    /** What was told of institutions, by their codes. */
    static Sql<Map<String, Set<PlaceKind>>> places() {
        return Sql.read(
                PLACES,
                Map.of(),
                rows -> {
                    var all = new LinkedHashMap<String, Set<PlaceKind>>();
                    while (rows.next()) {
                        all.put(
                                rows.getString("institution"),
                                Sql.texts(rows, "kinds").stream()
                                        .map(PlaceKind::valueOf)
                                        .collect(Collectors.toUnmodifiableSet()));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<@Nullable Void> put(String institution, Set<PlaceKind> kinds) {
        var names = kinds.stream().map(PlaceKind::name).sorted().toArray(String[]::new);
        return Sql.write(PUT_PLACE, Map.of("institution", institution, "kinds", names));
    }

    static Sql<List<Township>> townships(String region, int most) {
        return Sql.list(
                TOWNSHIPS,
                Map.of("region", region, "most", most),
                row ->
                        new Township(
                                row.getString("code"),
                                row.getString("name"),
                                row.getLong("people"),
                                row.getBigDecimal("longitude"),
                                row.getBigDecimal("latitude")));
    }

    static Sql<@Nullable Void> put(List<Township> all) {
        return Sql.write(
                PUT_TOWNSHIPS,
                Map.of(
                        "codes", texts(all, Township::code),
                        "names", texts(all, Township::name),
                        "people", all.stream().mapToLong(Township::people).toArray(),
                        "longitudes", numbers(all, Township::longitude),
                        "latitudes", numbers(all, Township::latitude)));
    }

    private static String[] texts(List<Township> all, Function<Township, String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }

    private static BigDecimal[] numbers(List<Township> all, Function<Township, BigDecimal> value) {
        return all.stream().map(value).toArray(BigDecimal[]::new);
    }
}
