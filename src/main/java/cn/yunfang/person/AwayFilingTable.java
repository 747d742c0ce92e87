package cn.yunfang.person;

import cn.yunfang.person.AwayFiling.Id;
import cn.yunfang.person.AwayFiling.Kind;
import cn.yunfang.shared.Bucket;
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

/** SQL of {@code person.away_filing}. */
final class AwayFilingTable {
    private static final String COLUMNS =
            """
            select bucket, serial, person_no, division, kind, from_day, to_day, filed_at, ended_at
            from person.away_filing
            """;

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                    order by serial""";

    private static final String BY_ID =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String ADD =
            """
            insert into person.away_filing
                (bucket, serial, person_no, division, kind, from_day, to_day, filed_at)
            values
                (:bucket, :serial, :person, :division, :kind, :from, :to, :at)""";

    private static final String END =
            """
            update person.away_filing
            set ended_at = :at
            where bucket = :bucket
              and serial = :serial
              and ended_at is null""";

    // changes nothing; whoever ends it waits for the commit of this, or was before it
    private static final String STANDS =
            """
            update person.away_filing
            set ended_at = ended_at
            where bucket = :bucket
              and serial = :serial
              and ended_at is null""";

    private AwayFilingTable() {}

    static Sql<List<AwayFiling>> ofPerson(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                AwayFilingTable::filing);
    }

    static Sql<Optional<AwayFiling>> find(Id id) {
        return Sql.first(BY_ID, key(id), AwayFilingTable::filing);
    }

    static Sql<@Nullable Void> add(AwayFiling filing) {
        var params = key(filing.id());
        params.put("person", filing.personNo());
        params.put("division", filing.division());
        params.put("kind", filing.kind().name());
        params.put("from", filing.from());
        params.put("to", filing.to());
        params.put("at", filing.filedAt());
        return Sql.write(ADD, params);
    }

    static Sql<@Nullable Void> end(Id id, Instant at) {
        var params = key(id);
        params.put("at", at);
        return Sql.writeExactly(1, END, params, Reason.AWAY_FILING_UNKNOWN);
    }

    static Sql<@Nullable Void> stands(Id id) {
        return Sql.writeExactly(1, STANDS, key(id), Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> takeBack(Id id, Instant at) {
        var params = key(id);
        params.put("at", at);
        return Sql.write(END, params);
    }

    private static LinkedHashMap<String, Object> key(Id id) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("serial", id.serial());
        return params;
    }

    private static AwayFiling filing(ResultSet row) throws SQLException {
        return new AwayFiling(
                new Id(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("person_no"),
                row.getString("division"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
