package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Row;
import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.FilingApplication.Asked;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.application}. */
final class ApplicationTable {
    private static final String COLUMNS =
            """
            select bucket, serial, person_no, division, disease_code, from_day, determiner,
                   institution, signatory, state, version, applied_at, waiting_since, refused_by,
                   filing
            from chronic.application
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial\
                    """;

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                    order by serial desc
                    limit :most\
                    """;

    private static final String MADE_AT =
            COLUMNS
                    + """
                    where institution = :institution
                      and institution <> ''
                      and state = any(:states)
                    order by waiting_since, serial
                    limit :most\
                    """;

    private static final String TO_DETERMINE_AT =
            COLUMNS
                    + """
                    where determiner = :institution
                      and determiner <> ''
                      and state = any(:states)
                    order by waiting_since, serial
                    limit :most\
                    """;

    private static final String IN_REGION =
            COLUMNS
                    + """
                    where left(division, length(:region)) = :region
                      and state = any(:states)
                    order by waiting_since, serial
                    limit :most\
                    """;

    private static final String ADD =
            """
            insert into chronic.application
                (bucket, serial, person_no, division, disease_code, from_day, determiner,
                 institution, signatory, state, version, applied_at, waiting_since)
            values
                (:bucket, :serial, :person, :division, :disease, :from, :determiner,
                 :institution, :signatory, :state, 1, :at, :at)
            on conflict do nothing\
            """;

    private static final String MOVE =
            """
            update chronic.application
            set state = :to,
                version = version + 1,
                waiting_since = :since,
                refused_by = :refusedBy,
                filing = :filing
            where bucket = :bucket
              and serial = :serial
              and state = :from
              and version = :version\
            """;

    private static final String TOUCH =
            """
            update chronic.application
            set version = version + 1
            where bucket = :bucket
              and serial = :serial
              and version = :version\
            """;

    private static final String FILED_OTHERWISE =
            """
            update chronic.application
            set state = :to,
                version = version + 1,
                filing = :filing
            where bucket = :bucket
              and person_no = :person
              and disease_code = :disease
              and state = any(:from)\
            """;

    private ApplicationTable() {}

    static Sql<Optional<FilingApplication>> find(Number number) {
        return Sql.first(FIND, key(number), ApplicationTable::application);
    }

    /** Newest first. */
    static Sql<List<FilingApplication>> ofPerson(String personNo, int most) {
        return Sql.list(
                OF_PERSON,
                Map.of(
                        "bucket",
                        Bucket.ofPerson(personNo).value(),
                        "person",
                        personNo,
                        "most",
                        most),
                ApplicationTable::application);
    }

    /** Those of an institution for its patients; the longest waiting first. */
    static Sql<List<FilingApplication>> madeAt(
            String institution, Collection<ApplicationState> states, int most) {
        return Sql.list(
                MADE_AT,
                Map.of("institution", institution, "states", codes(states), "most", most),
                ApplicationTable::application);
    }

    static Sql<List<FilingApplication>> toDetermineAt(
            String institution, Collection<ApplicationState> states, int most) {
        return Sql.list(
                TO_DETERMINE_AT,
                Map.of("institution", institution, "states", codes(states), "most", most),
                ApplicationTable::application);
    }

    static Sql<List<FilingApplication>> inRegion(
            String region, Collection<ApplicationState> states, int most) {
        return Sql.list(
                IN_REGION,
                Map.of("region", region, "states", codes(states), "most", most),
                ApplicationTable::application);
    }

    static Sql<@Nullable Void> add(FilingApplication one) {
        var params = key(one.number());
        params.put("person", one.personNo());
        params.put("division", one.division());
        params.put("disease", one.diseaseCode());
        params.put("from", one.asked().from());
        params.put("determiner", one.asked().determiner());
        params.put("institution", one.asked().institution());
        params.put("signatory", one.asked().signatory());
        params.put("state", one.state().code());
        params.put("at", one.appliedAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /**
     * Moves it from where it was read.
     *
     * @param since when it began to wait; @param filing serial of the filing made with it
     */
    static Sql<@Nullable Void> move(
            FilingApplication read,
            Row row,
            Instant since,
            String refusedBy,
            Optional<Long> filing) {
        var params = new LinkedHashMap<String, @Nullable Object>(key(read.number()));
        params.put("from", row.from().code());
        params.put("to", row.to().code());
        params.put("version", read.version());
        params.put("since", since);
        params.put("refusedBy", refusedBy);
        params.put("filing", filing.orElse(null));
        return Sql.writeExactly(1, MOVE, params, Reason.CHANGED_MEANWHILE);
    }

    /** So that whoever decides on what he read before sees that something came after it. */
    static Sql<@Nullable Void> touch(FilingApplication read) {
        var params = key(read.number());
        params.put("version", read.version());
        return Sql.writeExactly(1, TOUCH, params, Reason.CHANGED_MEANWHILE);
    }

    /** Ends the open application, if there is one, that a filing answers (2503). */
    static Sql<@Nullable Void> filedOtherwise(Declaration filing) {
        return Sql.write(
                FILED_OTHERWISE,
                Map.of(
                        "bucket", filing.number().bucket().value(),
                        "person", filing.personNo(),
                        "disease", filing.about().getFirst(),
                        "from", ApplicationTransitions.from(Verb.FILE),
                        "to", ApplicationState.DETERMINED.code(),
                        "filing", filing.number().serial()));
    }

    static LinkedHashMap<String, Object> key(Number number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", number.bucket().value());
        params.put("serial", number.serial());
        return params;
    }

    private static int[] codes(Collection<ApplicationState> states) {
        return states.stream().mapToInt(ApplicationState::code).toArray();
    }

    private static FilingApplication application(ResultSet row) throws SQLException {
        var bucket = new Bucket(row.getInt("bucket"));
        long filing = row.getLong("filing");
        return new FilingApplication(
                new Number(bucket, row.getLong("serial")),
                row.getString("person_no"),
                row.getString("division"),
                row.getString("disease_code"),
                new Asked(
                        row.getObject("from_day", LocalDate.class),
                        row.getString("determiner"),
                        row.getString("institution"),
                        row.getString("signatory")),
                ApplicationState.of(row.getInt("state")),
                row.getInt("version"),
                row.getObject("applied_at", OffsetDateTime.class).toInstant(),
                row.getObject("waiting_since", OffsetDateTime.class).toInstant(),
                row.getString("refused_by"),
                filing == 0
                        ? Optional.empty()
                        : Optional.of(new Declaration.Number(bucket, filing).toString()));
    }
}
