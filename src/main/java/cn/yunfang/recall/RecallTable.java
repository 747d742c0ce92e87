package cn.yunfang.recall;

import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code recall.recall}. */
final class RecallTable {
    private static final String CHANGES = "select count(*) + count(lifted_at) from recall.recall";

    private static final String ALL =
            """
            select id, region, drug, batches, grade, counts_from, chinese, english, source, author,
                   stored_at, lifted_at
            from recall.recall
            order by stored_at desc, id""";

    private static final String ADD =
            """
            insert into recall.recall
                (id, region, drug, batches, grade, counts_from, chinese, english, source, author,
                 stored_at)
            values
                (:id, :region, :drug, :batches, :grade, :from, :chinese, :english, :source,
                 :author, :now)
            on conflict do nothing""";

    private static final String LIFT =
            """
            update recall.recall
            set lifted_by = :author,
                lifted_at = :now
            where id = :id
              and lifted_at is null""";

    private RecallTable() {}

    /** A number that grows with every change. */
    static Sql<Long> changes() {
        return Sql.read(
                CHANGES,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                });
    }

    /** All of them, the newest first. */
    static Sql<List<Recall>> all() {
        return Sql.list(ALL, Map.of(), RecallTable::recall);
    }

    static Sql<@Nullable Void> add(Recall recall) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", recall.id());
        params.put("region", recall.region());
        params.put("drug", recall.drug());
        params.put("batches", recall.batches().toArray(String[]::new));
        params.put("grade", recall.grade());
        params.put("from", recall.from());
        params.put("chinese", recall.chinese());
        params.put("english", recall.english());
        params.put("source", recall.source());
        params.put("author", recall.author());
        params.put("now", recall.storedAt());
        return Sql.writeExactly(1, ADD, params, Reason.RECALL_ID_TAKEN);
    }

    static Sql<@Nullable Void> lift(String id, String author, Instant now) {
        return Sql.writeExactly(
                1, LIFT, Map.of("id", id, "author", author, "now", now), Reason.RECALL_UNKNOWN);
    }

    private static Recall recall(ResultSet row) throws SQLException {
        return new Recall(
                row.getString("id"),
                row.getString("region"),
                row.getString("drug"),
                Sql.texts(row, "batches"),
                row.getInt("grade"),
                row.getObject("counts_from", LocalDate.class),
                row.getString("chinese"),
                row.getString("english"),
                row.getString("source"),
                row.getString("author"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
