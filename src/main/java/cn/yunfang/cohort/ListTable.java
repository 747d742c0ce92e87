package cn.yunfang.cohort;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL of {@code cohort.entry} and {@code detail}: lists of rows. */
final class ListTable {
    private static final String COLUMNS =
            """
            e.person_no, e.disease, e.division, e.township, e.birth_date, e.sex,
                   e.institution, e.doctor, e.carers, e.severity, e.control, d.measures,
                   e.adherent, e.covered, e.period, e.gap_now, e.gap_longest, d.courses,
                   e.generics, e.all_generics, e.collected_on, e.next_issue_on, e.urgency,
                   e.computed_at
            """;

    private static final String DETAILS =
            """
            join cohort.detail d
              on d.bucket = e.bucket
             and d.person_no = e.person_no
             and d.disease = e.disease
            """;

    private static final String REGION = "e.division like :region || '%'\n";

    // apart, so that a doctor's few rows are found by their index
    private static final String CARERS = REGION + "  and e.carers @> :carers::text[]\n";

    private static final String NARROW =
            """
              and (:township = '*' or e.township = :township)
              and (:institution = '*' or e.institution = :institution)
              and (:doctor = '' or e.doctor = :doctor)
              and e.birth_date between :bornFrom and :bornTo
              and (:sex = '' or e.sex = :sex)
              and e.all_generics >= :generics
              and (:disease = '' or e.disease = :disease)
              and (:severity = '' or e.severity = :severity)
              and (:control < 0 or e.control = :control)
              and (:drugClass = '' or :drugClass = any(e.classes))
              and (:adherent < 0
                   or case when :drugClass = ''
                           then e.adherent
                           else e.class_adherent[array_position(e.classes, :drugClass)] end
                      = :adherent)
              and e.gap_now >= :gap
            """;

    /** What a {@link Filter} and a {@link Scope} of either kind say. */
    static final String WHERE =
            "where "
                    + REGION
                    + "  and (:carers::text[] = '{}' or e.carers @> :carers::text[])\n"
                    + NARROW;

    // the page first, then what it shows besides
    private static final String LIST =
            "select "
                    + COLUMNS
                    + """
                    from (
                        select e.*
                        from cohort.entry e
                        where %s
                          and e.urgency <= :urgency
                          and (e.urgency < :urgency
                               or e.urgency = :urgency
                                  and (e.bucket, e.person_no, e.disease)
                                      > (:afterBucket, :afterPerson, :afterDisease))
                        order by e.urgency desc, e.bucket, e.person_no, e.disease
                        limit :most) e
                    """
                    + DETAILS
                    + """
                    order by e.urgency desc, e.bucket, e.person_no, e.disease""";

    private static final String COUNT =
            """
            select coalesce(sum(p.entries), 0)::bigint as entries, count(*) as persons
            from (
                select count(*) as entries
                from cohort.entry e
                where %s
                group by e.bucket, e.person_no) p""";

    // most of a region fit most filters: in one piece PostgreSQL takes them to be half of all, and
    // goes along the index of urgency until the page is full; one by one it takes them to be none
    private static final String LIST_OF_REGION =
            LIST.formatted("case when " + REGION + NARROW + "then true end");
    private static final String LIST_OF_CARERS = LIST.formatted((CARERS + NARROW).strip());
    private static final String COUNT_OF_REGION = COUNT.formatted((REGION + NARROW).strip());
    private static final String COUNT_OF_CARERS = COUNT.formatted((CARERS + NARROW).strip());

    private static final String OF_PERSON =
            "select "
                    + COLUMNS
                    + """
                    from cohort.entry e
                    """
                    + DETAILS
                    + """
                    where e.bucket = :bucket
                      and e.person_no = :person
                      and e.division like :region || '%'
                      and e.carers @> :carers::text[]
                    order by e.disease""";

    private ListTable() {}

    /** What a caller may see: a region, or those whom an institution or doctor cares for. */
    record Scope(String region, List<String> carers) {
        boolean ofRegion() {
            return carers.isEmpty();
        }

        Map<String, Object> params() {
            return new LinkedHashMap<>(
                    Map.of("region", region, "carers", carers.toArray(String[]::new)));
        }
    }

    /** How many rows, and of how many persons. */
    record Count(long entries, long persons) {}

    static Map<String, Object> params(Scope scope, Filter filter, LocalDate today) {
        var params = scope.params();
        params.putAll(filter.params(today));
        return params;
    }

    static Sql<List<Entry>> list(
            Scope scope, Filter filter, LocalDate today, Cohort.Place after, int most) {
        var params = params(scope, filter, today);
        params.put("urgency", after.urgency());
        params.put(
                "afterBucket",
                after.personNo().isEmpty() ? -1 : Bucket.ofPerson(after.personNo()).value());
        params.put("afterPerson", after.personNo());
        params.put("afterDisease", after.disease());
        params.put("most", most);
        return scope.ofRegion()
                ? Sql.list(LIST_OF_REGION, params, ListTable::entry)
                : Sql.list(LIST_OF_CARERS, params, ListTable::entry);
    }

    static Sql<Count> count(Scope scope, Filter filter, LocalDate today) {
        var params = params(scope, filter, today);
        return scope.ofRegion()
                ? Sql.read(COUNT_OF_REGION, params, ListTable::count)
                : Sql.read(COUNT_OF_CARERS, params, ListTable::count);
    }

    private static Count count(ResultSet rows) throws SQLException {
        rows.next();
        return new Count(rows.getLong("entries"), rows.getLong("persons"));
    }

    static Sql<List<Entry>> of(Scope scope, String personNo) {
        var params = scope.params();
        params.put("bucket", Bucket.ofPerson(personNo).value());
        params.put("person", personNo);
        return Sql.list(OF_PERSON, params, ListTable::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("person_no"),
                row.getString("disease"),
                row.getString("division"),
                row.getString("township"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("sex"),
                row.getString("institution"),
                row.getString("doctor"),
                Sql.texts(row, "carers"),
                row.getString("severity"),
                Control.values()[row.getInt("control")],
                all(row, "measures", Entry.Measured[].class),
                Adherence.values()[row.getInt("adherent")],
                new Entry.Days(
                        row.getInt("covered"),
                        row.getInt("period"),
                        row.getInt("gap_now"),
                        row.getInt("gap_longest")),
                all(row, "courses", Entry.Course[].class),
                Sql.texts(row, "generics"),
                row.getInt("all_generics"),
                Optional.ofNullable(row.getObject("collected_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("next_issue_on", LocalDate.class)),
                row.getInt("urgency"),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }

    private static <T> List<T> all(ResultSet row, String column, Class<T[]> type)
            throws SQLException {
        return Arrays.asList(Json.read(row.getString(column), type));
    }
}
