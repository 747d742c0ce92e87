package cn.yunfang.registry;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code registry.institution}. */
final class InstitutionTable {
    private static final String ALL =
            """
            select code, name, type, division, level, address, longitude, latitude,
                   designated_from, designated_to
            from registry.institution
            order by code""";

    private static final String PUT =
            """
            insert into registry.institution
                (code, name, type, division, level, address, longitude, latitude,
                 designated_from, designated_to)
            select code, name, type, division, level, address, longitude, latitude,
                   designated_from, designated_to
            from unnest(:code::text[], :name::text[], :type::text[], :division::text[],
                        :level::text[], :address::text[], :longitude::float8[],
                        :latitude::float8[], :designatedFrom::date[], :designatedTo::date[])
                as given (code, name, type, division, level, address, longitude, latitude,
                          designated_from, designated_to)
            on conflict (code) do update
            set name = excluded.name,
                type = excluded.type,
                division = excluded.division,
                level = excluded.level,
                address = excluded.address,
                longitude = excluded.longitude,
                latitude = excluded.latitude,
                designated_from = excluded.designated_from,
                designated_to = excluded.designated_to""";

    private static final String DESIGNATE =
            """
            update registry.institution
            set designated_from = :from,
                designated_to = :to
            where code = :code""";

    private InstitutionTable() {}

    static Sql<List<Institution>> all() {
        return Sql.list(ALL, Map.of(), InstitutionTable::institution);
    }

    static Sql<@Nullable Void> put(List<Institution> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("code", column(all, Institution::code));
        params.put("name", column(all, Institution::name));
        params.put("type", column(all, Institution::type));
        params.put("division", column(all, Institution::division));
        params.put("level", column(all, Institution::level));
        params.put("address", column(all, Institution::address));
        params.put("longitude", column(all, Institution::longitude));
        params.put("latitude", column(all, Institution::latitude));
        params.put("designatedFrom", column(all, Institution::designatedFrom));
        params.put("designatedTo", column(all, Institution::designatedTo));
        return Sql.write(PUT, params);
    }

    static Sql<@Nullable Void> designate(String code, LocalDate from, LocalDate to) {
        return Sql.writeExactly(
                1,
                DESIGNATE,
                Map.of("code", code, "from", from, "to", to),
                Reason.INSTITUTION_UNKNOWN);
    }

    /** One column of a set-based insert, as texts that the statement casts. */
    static <T> String[] column(List<T> rows, Function<T, ?> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }

    private static Institution institution(ResultSet row) throws SQLException {
        return new Institution(
                row.getString("code"),
                row.getString("name"),
                Institution.Type.valueOf(row.getString("type")),
                row.getString("division"),
                row.getString("level"),
                row.getString("address"),
                row.getDouble("longitude"),
                row.getDouble("latitude"),
                row.getObject("designated_from", LocalDate.class),
                row.getObject("designated_to", LocalDate.class));
    }
}
