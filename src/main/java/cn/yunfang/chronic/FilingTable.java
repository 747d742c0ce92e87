package cn.yunfang.chronic;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.filing}. */
final class FilingTable {
    private static final String OF_PERSON =
            """
            select person_no, disease_code, disease_name, from_day, to_day
            from chronic.filing
            where bucket = :bucket
              and person_no = :person
              and state = 0
            order by disease_code, from_day\
            """;

    private static final String DECLARED =
            """
            select bucket, serial, person_no, disease_code, from_day, to_day, institution, state
            from chronic.filing
            where bucket = :bucket
              and serial = :serial
              and serial <> 0\
            """;

    private static final String DECLARATIONS =
            """
            select bucket, serial, person_no, disease_code, from_day, to_day, institution, state
            from chronic.filing
            where bucket = :bucket
              and person_no = :person\
            """;

    private static final String DECLARE =
            """
            insert into chronic.filing
                (bucket, serial, person_no, disease_code, disease_name, from_day, to_day,
                 institution, state, declared_at)
            values
                (:bucket, :serial, :person, :code, :name, :from, :to, :institution, 0, :at)\
            """;

    private static final String WITHDRAW =
            """
            update chronic.filing
            set state = 1,
                memo = :memo
            where bucket = :bucket
              and serial = :serial
              and state = 0\
            """;

    // changes nothing: it waits for a withdrawal that is under way and makes a later one wait; a
    // row that was withdrawn meanwhile is passed over
    private static final String STANDS =
            """
            update chronic.filing f
            set state = f.state
            from (
                select bucket, person_no, disease_code, from_day, serial
                from chronic.filing
                where bucket = :bucket
                  and person_no = :person
                  and disease_code = :code
                  and from_day <= :day
                  and to_day >= :day
                  and state = 0
                order by from_day, serial
                limit 1
                for no key update) held
            where f.bucket = held.bucket
              and f.person_no = held.person_no
              and f.disease_code = held.disease_code
              and f.from_day = held.from_day
              and f.serial = held.serial\
            """;

    // not where the next one is made, or applied for
    private static final String ENDING =
            """
            select f.bucket, f.person_no, f.disease_code, f.disease_name, f.from_day, f.to_day,
                   f.serial
            from chronic.filing f
            where f.state = 0
              and f.reminder is null
              and f.to_day >= :today
              and f.to_day <= :until
              and not exists (
                select 1
                from chronic.filing n
                where n.bucket = f.bucket
                  and n.person_no = f.person_no
                  and n.disease_code = f.disease_code
                  and n.state = 0
                  and n.to_day > f.to_day)
              and not exists (
                select 1
                from chronic.application a
                where a.bucket = f.bucket
                  and a.person_no = f.person_no
                  and a.disease_code = f.disease_code
                  and a.state in (0, 1, 4))
            order by f.to_day
            limit 200\
            """;

    private static final String REMIND =
            """
            update chronic.filing
            set reminder = :reminder
            where bucket = :bucket
              and person_no = :person
              and disease_code = :code
              and from_day = :from
              and serial = :serial
              and state = 0
              and reminder is null\
            """;

    private static final String TOLD =
            """
            select serial
            from chronic.application
            where bucket = :bucket
              and person_no = :person
              and applied_at >= :since
            union
            select serial
            from chronic.filing
            where bucket = :bucket
              and person_no = :person
              and serial <> 0
              and declared_at >= :since
            union
            select reminder
            from chronic.filing
            where bucket = :bucket
              and person_no = :person
              and reminder is not null\
            """;

    private static final String ADD =
            """
            insert into chronic.filing
                (bucket, person_no, disease_code, disease_name, from_day, to_day)
            select f.bucket, f.person_no, f.code, f.name, f.from_day::date, f.to_day::date
            from unnest(:buckets::int[], :persons::text[], :codes::text[], :names::text[],
                        :froms::text[], :tos::text[])
                as f (bucket, person_no, code, name, from_day, to_day)
            on conflict do nothing\
            """;

    private FilingTable() {}

    static Sql<List<Filing>> of(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                FilingTable::filing);
    }

    /** The one of that number (trt_dcla_detl_sn); nothing for a number that is none. */
    static Sql<Optional<Declaration>> declared(String number) {
        return Sql.first(
                DECLARED,
                Declaration.Number.parse(number)
                        .map(Declaration.Number::key)
                        .orElseGet(Declaration.Number::none),
                FilingTable::declaration);
    }

    /** Every filing of a person, those taken over and withdrawn ones too. */
    static Sql<List<Declaration>> declarations(String personNo) {
        return Sql.list(
                DECLARATIONS,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                FilingTable::declaration);
    }

    static Sql<@Nullable Void> declare(Declaration filing, String name, Instant at) {
        var params = filing.number().key();
        params.put("person", filing.personNo());
        params.put("code", filing.about().getFirst());
        params.put("name", name);
        params.put("from", filing.from());
        params.put("to", filing.to());
        params.put("institution", filing.institution());
        params.put("at", at);
        return Sql.write(DECLARE, params);
    }

    static Sql<@Nullable Void> withdraw(Declaration filing, String memo) {
        var params = filing.number().key();
        params.put("memo", memo);
        return Sql.writeExactly(1, WITHDRAW, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> stands(String personNo, String disease, LocalDate day) {
        return Sql.writeExactly(
                1,
                STANDS,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "code", disease,
                        "day", day),
                Reason.CHANGED_MEANWHILE);
    }

    /** A filing about to end, and its number; 0 for one that was taken over. */
    record Ending(Filing filing, long serial) {}

    /** Those that end between two days and that nobody was told of. */
    static Sql<List<Ending>> ending(LocalDate today, LocalDate until) {
        return Sql.list(
                ENDING,
                Map.of("today", today, "until", until),
                row -> new Ending(filing(row), row.getLong("serial")));
    }

    /** Under which number it was told that it ends. */
    static Sql<@Nullable Void> remind(Ending one, long reminder) {
        return Sql.writeExactly(
                1,
                REMIND,
                Map.of(
                        "bucket", Bucket.ofPerson(one.filing.personNo()).value(),
                        "person", one.filing.personNo(),
                        "code", one.filing.diseaseCode(),
                        "from", one.filing.from(),
                        "serial", one.serial,
                        "reminder", reminder),
                Reason.CHANGED_MEANWHILE);
    }

    /** What events of a person's applications, filings and reminders are about. */
    static Sql<List<Long>> told(String personNo, Instant since) {
        return Sql.list(
                TOLD,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                row -> row.getLong("serial"));
    }

    static Filing filing(ResultSet row) throws SQLException {
        return new Filing(
                row.getString("person_no"),
                row.getString("disease_code"),
                row.getString("disease_name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class));
    }

    private static Declaration declaration(ResultSet row) throws SQLException {
        return new Declaration(
                new Declaration.Number(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("person_no"),
                List.of(row.getString("disease_code")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("institution"),
                row.getInt("state") != 0);
    }

    static Sql<@Nullable Void> add(List<Filing> filings) {
        return Sql.write(
                ADD,
                Map.of(
                        "buckets",
                                filings.stream()
                                        .mapToInt(one -> Bucket.ofPerson(one.personNo()).value())
                                        .toArray(),
                        "persons", texts(filings, Filing::personNo),
                        "codes", texts(filings, Filing::diseaseCode),
                        "names", texts(filings, Filing::diseaseName),
                        "froms", texts(filings, one -> one.from().toString()),
                        "tos", texts(filings, one -> one.to().toString())));
    }

    private static String[] texts(List<Filing> filings, Function<Filing, String> f) {
        return filings.stream().map(f).toArray(String[]::new);
    }
}
