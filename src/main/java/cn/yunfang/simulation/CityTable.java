package cn.yunfang.simulation;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code simulation.city} and {@code simulation.year}. */
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

    private static final String YEAR_OF =
            """
            select person_no
            from simulation.year""";

    private static final String BEGIN_YEAR =
            """
            insert into simulation.year (person_no, began_at)
            values (:personNo, :at)
            on conflict do nothing""";

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

    /** Whose year was played here, if it was begun. */
    static Sql<Optional<String>> yearOf() {
        return Sql.first(YEAR_OF, Map.of(), row -> row.getString("person_no"));
    }

    /** A city has one; of two who begin it one misses. */
    static Sql<@Nullable Void> beginYear(String personNo, Instant at) {
        return Sql.writeExactly(
                1, BEGIN_YEAR, Map.of("personNo", personNo, "at", at), Reason.CHANGED_MEANWHILE);
    }
}
