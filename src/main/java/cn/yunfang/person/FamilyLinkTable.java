package cn.yunfang.person;

import cn.yunfang.person.FamilyLink.Id;
import cn.yunfang.person.FamilyLink.Relation;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
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

/** SQL of {@code person.family_link}. */
final class FamilyLinkTable {
    private static final String COLUMNS =
            """
            select bucket, serial, slot, member_no, owner_no, relation, from_day, to_day,
                   year_limit_fen, use_limit_fen, linked_at, ended_at, version, use_year, used_fen
            from person.family_link
            """;

    // the owners are handed on to the statements that read who they are and what they have
    private static final String PAYING_FOR =
            """
            select bucket, serial, slot, member_no, owner_no, relation, from_day, to_day,
                   year_limit_fen, use_limit_fen, linked_at, ended_at, version, use_year, used_fen,
                   set_config('yunfang.owner_buckets',
                              (array_agg(owner_bucket) over ())::text, true),
                   set_config('yunfang.owner_nos', (array_agg(owner_no) over ())::text, true)
            from person.family_link
            where bucket = :bucket
              and member_no = :member
              and ended_at is null
              and :day between from_day and to_day
            order by serial""";

    private static final String STANDING =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and member_no = :member
                      and ended_at is null
                    order by serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where owner_no = :person
                       or (bucket = :bucket and member_no = :person)
                    order by serial""";

    private static final String BY_ID =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String ADD =
            """
            insert into person.family_link
                (bucket, serial, slot, member_no, owner_bucket, owner_no, relation, from_day,
                 to_day, year_limit_fen, use_limit_fen, linked_at, version, use_year, used_fen)
            values
                (:bucket, :serial, :slot, :member, :ownerBucket, :owner, :relation, :from,
                 :to, :yearLimit, :useLimit, :at, 1, 0, 0)
            on conflict do nothing""";

    private static final String END =
            """
            update person.family_link
            set ended_at = :at,
                version = version + 1
            where bucket = :bucket
              and serial = :serial
              and ended_at is null""";

    private static final String USE =
            """
            update person.family_link
            set version = version + 1,
                used_fen = case when use_year = :year then used_fen else 0 end + :amount,
                use_year = :year
            where bucket = :bucket
              and serial = :serial
              and version = :version
              and ended_at is null""";

    // what counted for an earlier year counts no more
    private static final String GIVE_BACK =
            """
            update person.family_link
            set version = version + 1,
                used_fen = used_fen - :amount
            where bucket = :bucket
              and serial = :serial
              and use_year = :year""";

    /** A link and which of the member's places it takes. */
    record Placed(FamilyLink link, int slot) {}

    private FamilyLinkTable() {}

    static Sql<List<FamilyLink>> payingFor(String memberNo, LocalDate day) {
        return Sql.list(
                PAYING_FOR,
                Map.of(
                        "bucket", Bucket.ofPerson(memberNo).value(),
                        "member", memberNo,
                        "day", day),
                FamilyLinkTable::link);
    }

    static Sql<List<Placed>> standing(String memberNo) {
        return Sql.list(
                STANDING,
                Map.of("bucket", Bucket.ofPerson(memberNo).value(), "member", memberNo),
                row -> new Placed(link(row), row.getInt("slot")));
    }

    static Sql<List<FamilyLink>> ofPerson(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                FamilyLinkTable::link);
    }

    static Sql<Optional<FamilyLink>> find(Id id) {
        return Sql.first(BY_ID, key(id), FamilyLinkTable::link);
    }

    /** Of two that race for a place or for the same pair the later one decides again. */
    static Sql<@Nullable Void> add(Placed placed) {
        var link = placed.link();
        var params = key(link.id());
        params.put("slot", placed.slot());
        params.put("member", link.memberNo());
        params.put("ownerBucket", Bucket.ofPerson(link.ownerNo()).value());
        params.put("owner", link.ownerNo());
        params.put("relation", link.relation().name());
        params.put("from", link.from());
        params.put("to", link.to());
        params.put("yearLimit", link.yearLimit().map(Fen::value).orElse(null));
        params.put("useLimit", link.useLimit().map(Fen::value).orElse(null));
        params.put("at", link.linkedAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> end(Id id, Instant at) {
        var params = key(id);
        params.put("at", at);
        return Sql.writeExactly(1, END, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> use(FamilyLink read, int year, Fen amount) {
        var params = key(read.id());
        params.put("version", read.version());
        params.put("year", year);
        params.put("amount", amount.value());
        return Sql.writeExactly(1, USE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> giveBack(Id id, int year, Fen amount) {
        var params = key(id);
        params.put("year", year);
        params.put("amount", amount.value());
        return Sql.write(GIVE_BACK, params);
    }

    private static LinkedHashMap<String, @Nullable Object> key(Id id) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("bucket", id.bucket().value());
        params.put("serial", id.serial());
        return params;
    }

    private static FamilyLink link(ResultSet row) throws SQLException {
        return new FamilyLink(
                new Id(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("member_no"),
                row.getString("owner_no"),
                Relation.valueOf(row.getString("relation")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                fen(row, "year_limit_fen"),
                fen(row, "use_limit_fen"),
                row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("version"),
                row.getInt("use_year"),
                new Fen(row.getLong("used_fen")));
    }

    private static Optional<Fen> fen(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(Fen::new);
    }
}
