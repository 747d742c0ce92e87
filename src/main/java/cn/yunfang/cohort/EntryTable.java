package cn.yunfang.cohort;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code cohort.entry}: making rows, and lists of them. */
final class EntryTable {
    private static final String COLUMNS =
            """
            select e.person_no, e.disease, e.division, e.township, e.birth_date, e.sex,
                   e.institution, e.doctor, e.carers, e.severity, e.control, e.measures,
                   e.adherent, e.covered, e.period, e.gap_now, e.gap_longest, e.courses,
                   e.generics, e.all_generics, e.collected_on, e.next_issue_on, e.urgency,
                   e.computed_at
            from cohort.entry e
            """;

    /** What a {@link Filter} and a {@link Scope} say. */
    static final String WHERE =
            """
            where e.division like :region || '%'
              and e.carers @> :carers::text[]
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

    private static final String LIST =
            COLUMNS
                    + WHERE
                    + """
                      and (e.urgency < :urgency
                           or e.urgency = :urgency
                              and (e.bucket, e.person_no, e.disease)
                                  > (:afterBucket, :afterPerson, :afterDisease))
                    order by e.urgency desc, e.bucket, e.person_no, e.disease
                    limit :most""";

    private static final String COUNT =
            """
            select coalesce(sum(p.entries), 0)::bigint as entries, count(*) as persons
            from (
                select count(*) as entries
                from cohort.entry e
                %s
                group by e.bucket, e.person_no) p"""
                    .formatted(WHERE.strip());

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where e.bucket = :bucket
                      and e.person_no = :person
                      and e.division like :region || '%'
                      and e.carers @> :carers::text[]
                    order by e.disease""";

    // only of those that the run still has: see PatientTable.done
    private static final String CLEAR =
            """
            delete from cohort.entry e
            using cohort.patient p
            where (p.bucket, p.person_no) in (
                    select bucket, person_no
                    from unnest(:buckets::smallint[], :persons::text[])
                        as gone (bucket, person_no))
              and p.claim = :claim
              and e.bucket = p.bucket
              and e.person_no = p.person_no""";

    private static final String ADD =
            """
            insert into cohort.entry
                (bucket, person_no, disease, division, township, birth_date, sex, institution,
                 doctor, carers, severity, control, measures, measured_at, adherent, covered,
                 period, gap_now, gap_longest, classes, class_adherent, courses, generics,
                 all_generics, collected_on, next_issue_on, urgency, computed_at)
            select bucket, person_no, disease, division, township, birth_date, sex,
                   institution, doctor, carers, severity, control, measures, measured_at, adherent,
                   covered, period, gap_now, gap_longest, classes, class_adherent, courses,
                   generics, all_generics, collected_on, next_issue_on, urgency, row.computed_at
            from jsonb_to_recordset(:rows::jsonb)
                as row (bucket smallint, person_no text, disease text, division text,
                        township text, birth_date date, sex text, institution text, doctor text,
                        carers text[], severity text, control smallint, measures jsonb,
                        measured_at timestamptz, adherent smallint, covered int, period int,
                        gap_now int, gap_longest int, classes text[], class_adherent int[],
                        courses jsonb, generics text[], all_generics int, collected_on date,
                        next_issue_on date, urgency int, computed_at timestamptz)
            join cohort.patient p using (bucket, person_no)
            where p.claim = :claim""";

    private EntryTable() {}

    /** What a caller may see: a region, or those whom an institution or doctor cares for. */
    record Scope(String region, List<String> carers) {
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
        return Sql.list(LIST, params, EntryTable::entry);
    }

    static Sql<Count> count(Scope scope, Filter filter, LocalDate today) {
        return Sql.read(
                COUNT,
                params(scope, filter, today),
                rows -> {
                    rows.next();
                    return new Count(rows.getLong("entries"), rows.getLong("persons"));
                });
    }

    static Sql<List<Entry>> of(Scope scope, String personNo) {
        var params = scope.params();
        params.put("bucket", Bucket.ofPerson(personNo).value());
        params.put("person", personNo);
        return Sql.list(OF_PERSON, params, EntryTable::entry);
    }

    /** Takes the rows of a run's persons away. */
    static Sql<@Nullable Void> clear(List<String> personNos, long claim) {
        var params = new LinkedHashMap<String, Object>(PatientTable.persons(personNos));
        params.put("claim", claim);
        return Sql.write(CLEAR, params);
    }

    static Sql<@Nullable Void> add(List<Entry> entries, long claim) {
        return Sql.write(
                ADD,
                Map.of(
                        "rows",
                        Json.text(entries.stream().map(EntryTable::row).toList()),
                        "claim",
                        claim));
    }

    private static Map<String, @Nullable Object> row(Entry one) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("bucket", Bucket.ofPerson(one.personNo()).value());
        row.put("person_no", one.personNo());
        row.put("disease", one.disease());
        row.put("division", one.division());
        row.put("township", one.township());
        row.put("birth_date", one.birthDate());
        row.put("sex", one.sex());
        row.put("institution", one.institution());
        row.put("doctor", one.doctor());
        row.put("carers", one.carers());
        row.put("severity", one.severity());
        row.put("control", one.control().ordinal());
        row.put("measures", one.measures());
        row.put("measured_at", measuredAt(one));
        row.put("adherent", one.adherence().ordinal());
        row.put("covered", one.cover().covered());
        row.put("period", one.cover().period());
        row.put("gap_now", one.cover().gapNow());
        row.put("gap_longest", one.cover().gapLongest());
        row.put("classes", one.courses().stream().map(Entry.Course::atc).toList());
        row.put(
                "class_adherent",
                one.courses().stream().map(course -> course.adherence().ordinal()).toList());
        row.put("courses", one.courses());
        row.put("generics", one.generics());
        row.put("all_generics", one.allGenerics());
        row.put("collected_on", one.collectedOn().orElse(null));
        row.put("next_issue_on", one.nextIssueOn().orElse(null));
        row.put("urgency", one.urgency());
        row.put("computed_at", one.computedAt());
        return row;
    }

    private static @Nullable Instant measuredAt(Entry one) {
        return one.measures().stream()
                .map(Entry.Measured::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
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
