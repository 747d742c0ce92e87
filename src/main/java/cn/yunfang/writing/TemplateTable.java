package cn.yunfang.writing;

import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code writing.template}. */
final class TemplateTable {
    private static final String OF =
            """
            select id, name, content
            from writing.template
            where doctor = :doctor
            order by name, id""";

    // a doctor may have only so many: the count is read in the same statement
    private static final String PUT =
            """
            insert into writing.template (doctor, id, name, content, saved_at)
            select :doctor, :id, :name, :content, :at
            where (select count(*) from writing.template t
                   where t.doctor = :doctor and t.id <> :id) < :most
            on conflict (doctor, id) do update
            set name = excluded.name,
                content = excluded.content,
                saved_at = excluded.saved_at""";

    private static final String DELETE =
            """
            delete from writing.template
            where doctor = :doctor
              and id = :id""";

    private TemplateTable() {}

    static Sql<List<Template>> of(String doctor) {
        return Sql.list(
                OF,
                Map.of("doctor", doctor),
                row -> {
                    var content = Json.read(row.getString("content"), Template.Content.class);
                    return new Template(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            content.diagnoses(),
                            content.lines());
                });
    }

    static Sql<@Nullable Void> put(String doctor, Template one, int most, Instant at) {
        return Sql.writeExactly(
                1,
                PUT,
                Map.of(
                        "doctor",
                        doctor,
                        "id",
                        one.id(),
                        "name",
                        one.name(),
                        "content",
                        Json.text(new Template.Content(one.diagnoses(), one.lines())),
                        "most",
                        most,
                        "at",
                        at),
                Reason.FIELD_INVALID);
    }

    static Sql<@Nullable Void> delete(String doctor, UUID id) {
        return Sql.write(DELETE, Map.of("doctor", doctor, "id", id));
    }
}
