package cn.yunfang.registry;

import static cn.yunfang.registry.InstitutionTable.column;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL of {@code registry.practitioner}. */
final class PractitionerTable {
    private static final String ALL =
            """
            select code, name, kind, institution, department_code, department_name, title, certno,
                   licensed_from, licensed_to, skills
            from registry.practitioner
            order by code""";

    private static final String PUT =
            """
            insert into registry.practitioner
                (code, name, kind, institution, department_code, department_name, title, certno,
                 licensed_from, licensed_to, skills)
            select code, name, kind, institution, department_code, department_name, title, certno,
                   licensed_from, licensed_to, string_to_array(skills, ',')
            from unnest(:code::text[], :name::text[], :kind::text[], :institution::text[],
                        :departmentCode::text[], :departmentName::text[], :title::text[],
                        :certno::text[], :licensedFrom::date[], :licensedTo::date[],
                        :skills::text[])
                as given (code, name, kind, institution, department_code, department_name, title,
                          certno, licensed_from, licensed_to, skills)
            on conflict (code) do update
            set name = excluded.name,
                kind = excluded.kind,
                institution = excluded.institution,
                department_code = excluded.department_code,
                department_name = excluded.department_name,
                title = excluded.title,
                certno = excluded.certno,
                licensed_from = excluded.licensed_from,
                licensed_to = excluded.licensed_to,
                skills = excluded.skills""";

    private PractitionerTable() {}

    static Sql<List<Practitioner>> all() {
        return Sql.list(ALL, Map.of(), PractitionerTable::practitioner);
    }

    static Sql<@Nullable Void> put(List<Practitioner> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("code", column(all, Practitioner::code));
        params.put("name", column(all, Practitioner::name));
        params.put("kind", column(all, Practitioner::kind));
        params.put("institution", column(all, Practitioner::institution));
        params.put("departmentCode", column(all, Practitioner::departmentCode));
        params.put("departmentName", column(all, Practitioner::departmentName));
        params.put("title", column(all, Practitioner::title));
        params.put("certno", column(all, Practitioner::certno));
        params.put("licensedFrom", column(all, Practitioner::licensedFrom));
        params.put("licensedTo", column(all, Practitioner::licensedTo));
        params.put("skills", column(all, PractitionerTable::skills));
        return Sql.write(PUT, params);
    }

    private static String skills(Practitioner one) {
        return one.skills().stream().map(Skill::name).collect(joining(","));
    }

    private static Practitioner practitioner(ResultSet row) throws SQLException {
        return new Practitioner(
                row.getString("code"),
                row.getString("name"),
                Practitioner.Kind.valueOf(row.getString("kind")),
                row.getString("institution"),
                row.getString("department_code"),
                row.getString("department_name"),
                row.getString("title"),
                row.getString("certno"),
                row.getObject("licensed_from", LocalDate.class),
                row.getObject("licensed_to", LocalDate.class),
                skills(Sql.texts(row, "skills")));
    }

    private static Set<Skill> skills(List<String> names) {
        return names.stream().map(Skill::valueOf).collect(toUnmodifiableSet());
    }
}
