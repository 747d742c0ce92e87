package cn.yunfang.simulation;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code simulation.city}. */
final class CityTable {
    private static final String BUILT =
            """
            select seed, persons
            from simulation.city""";

    private static final String NOTE =
            """
            insert into simulation.city (seed, persons, built_at)
            values (:seed, :persons, :at)
            on conflict (one) do update
            set persons = greatest(simulation.city.persons, excluded.persons),
                built_at = excluded.built_at""";

    private CityTable() {}

    record Built(String seed, int persons) {}

    static Sql<Optional<Built>> built() {
        return Sql.first(
                BUILT, Map.of(), row -> new Built(row.getString("seed"), row.getInt("persons")));
    }

    static Sql<@Nullable Void> note(City city, Instant at) {
        return Sql.write(
                NOTE, Map.of("seed", city.seed().text(), "persons", city.persons(), "at", at));
    }
}
