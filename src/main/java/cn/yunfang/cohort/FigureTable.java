package cn.yunfang.cohort;

import cn.yunfang.cohort.Figures.Cut;
import cn.yunfang.cohort.Figures.Group;
import cn.yunfang.cohort.ListTable.Scope;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL of {@code cohort.entry}: counts, and what leaves the bureau. */
final class FigureTable {
    private static final String ROWS =
            """
            rows as (
                select e.township, e.sex, e.disease, e.severity, e.institution, e.doctor,
                       e.control, e.adherent, e.gap_now > 0 as gap,
                       e.all_generics >= 5 as poly, e.classes, e.class_adherent, e.class_first,
                       width_bucket(e.birth_date, :bounds::date[]) as band,
                       e.bucket, e.person_no, %s
                from cohort.entry e
                %s)
            """;

    // a person's first row stands for him, and his first of a grade for him among those of it; of a
    // disease he has one
    private static final String WHOLE =
            ROWS.formatted("e.is_first as first, e.first_of_grade", where());

    // where some of his rows are left out, another may be the first
    private static final String PART =
            ROWS.formatted(
                    """
                    row_number() over (
                               partition by e.bucket, e.person_no order by e.disease) = 1 as first,
                           row_number() over (
                               partition by e.bucket, e.person_no, e.severity
                               order by e.disease) = 1 as first_of_grade"""
                            .strip(),
                    where());

    private static final String BY_COLUMN =
            """
            grouping(township, band, sex, disease, severity, institution, doctor)
                               as cut,
                           township, band, sex, disease, severity, institution, doctor,
                           count(*) as entries,
                           count(*) filter (where control = 1) as controlled,
                           count(*) filter (where control = 2) as uncontrolled,
                           count(*) filter (where control = 0) as unmeasured,
                           count(*) filter (where adherent = 1) as adherent,
                           count(*) filter (where adherent = 2) as not_adherent,
                           count(*) filter (where gap) as gaps,
                           case when grouping(disease) = 0 then count(*)
                                when grouping(severity) = 0
                                then count(*) filter (where first_of_grade)
                                else count(*) filter (where first) end as persons,
                           case when grouping(disease) = 0 then count(*) filter (where poly)
                                when grouping(severity) = 0
                                then count(*) filter (where first_of_grade and poly)
                                else count(*) filter (where first and poly) end as poly
                    from rows
                    group by grouping sets (
                        (), (township), (band), (sex), (disease), (severity), (institution),
                        (institution, doctor))
                    order by entries desc""";

    private static final String CUTS_OF_WHOLE = "with " + WHOLE + "select " + BY_COLUMN;
    private static final String CUTS_OF_PART = "with " + PART + "select " + BY_COLUMN;

    private static final String CLASSES_OF_WHOLE =
            "with "
                    + WHOLE
                    + """
                    select c.class, count(*) as entries,
                           count(*) filter (where c.first) as persons,
                           count(*) filter (where r.control = 1) as controlled,
                           count(*) filter (where r.control = 2) as uncontrolled,
                           count(*) filter (where r.control = 0) as unmeasured,
                           count(*) filter (where c.adherent = 1) as adherent,
                           count(*) filter (where c.adherent = 2) as not_adherent,
                           count(*) filter (where r.gap) as gaps,
                           count(*) filter (where c.first and r.poly) as poly
                    from rows r
                    cross join lateral unnest(r.classes, r.class_adherent, r.class_first)
                        as c (class, adherent, first)
                    group by c.class
                    order by entries desc, c.class""";

    // by person first: two diseases of one may be treated with the same class
    private static final String CLASSES_OF_PART =
            "with "
                    + PART
                    + """
                    , persons as (
                        select c.class, r.bucket, r.person_no, bool_or(r.poly) as poly,
                               count(*) as entries,
                               count(*) filter (where r.control = 1) as controlled,
                               count(*) filter (where r.control = 2) as uncontrolled,
                               count(*) filter (where r.control = 0) as unmeasured,
                               count(*) filter (where c.adherent = 1) as adherent,
                               count(*) filter (where c.adherent = 2) as not_adherent,
                               count(*) filter (where r.gap) as gaps
                        from rows r
                        cross join lateral unnest(r.classes, r.class_adherent)
                            as c (class, adherent)
                        where :drugClass = '' or c.class = :drugClass
                        group by c.class, r.bucket, r.person_no)
                    select class, sum(entries)::bigint as entries, count(*) as persons,
                           sum(controlled)::bigint as controlled,
                           sum(uncontrolled)::bigint as uncontrolled,
                           sum(unmeasured)::bigint as unmeasured,
                           sum(adherent)::bigint as adherent,
                           sum(not_adherent)::bigint as not_adherent, sum(gaps)::bigint as gaps,
                           count(*) filter (where poly) as poly
                    from persons
                    group by class
                    order by entries desc, class""";

    private static final String EXPORT =
            """
            select e.township, e.birth_date, e.sex, e.disease, e.severity, e.control, e.adherent,
                   e.covered, e.period, e.gap_now > 0 as gap, e.all_generics >= 5 as poly
            from cohort.entry e
            """
                    + ListTable.WHERE
                    + """
                    limit :most""";

    /** Bits of {@code grouping}, the last column the lowest: those that are not grouped by. */
    private static final int EVERY = 0b1111111;

    private static final Map<Integer, Cut> CUT_OF =
            Map.of(
                    0b1000000, Cut.TOWNSHIP,
                    0b0100000, Cut.BAND,
                    0b0010000, Cut.SEX,
                    0b0001000, Cut.DISEASE,
                    0b0000100, Cut.SEVERITY,
                    0b0000010, Cut.INSTITUTION,
                    0b0000011, Cut.DOCTOR);

    private FigureTable() {}

    /** The whole, and its cuts but that by drug class. */
    record Cuts(Group all, Map<Cut, List<Group>> by) {}

    static Sql<Cuts> cuts(Scope scope, Filter filter, LocalDate today) {
        var params = params(scope, filter, today);
        return filter.isOfPersons()
                ? Sql.read(CUTS_OF_WHOLE, params, FigureTable::cuts)
                : Sql.read(CUTS_OF_PART, params, FigureTable::cuts);
    }

    static Sql<List<Group>> classes(Scope scope, Filter filter, LocalDate today) {
        var params = params(scope, filter, today);
        return filter.isOfPersons()
                ? Sql.list(CLASSES_OF_WHOLE, params, FigureTable::ofClass)
                : Sql.list(CLASSES_OF_PART, params, FigureTable::ofClass);
    }

    private static Group ofClass(ResultSet row) throws SQLException {
        return group(row, row.getString("class"));
    }

    static Sql<List<Export.Row>> export(Scope scope, Filter filter, LocalDate today, int most) {
        var params = ListTable.params(scope, filter, today);
        params.put("most", most);
        return Sql.list(EXPORT, params, row -> exported(row, today));
    }

    private static String where() {
        return ListTable.WHERE.strip().replace("\n", "\n    ");
    }

    private static Map<String, Object> params(Scope scope, Filter filter, LocalDate today) {
        var params = ListTable.params(scope, filter, today);
        params.put("bounds", AgeBand.bounds(today));
        return params;
    }

    private static Cuts cuts(ResultSet rows) throws SQLException {
        var by = new EnumMap<Cut, List<Group>>(Cut.class);
        var all = Group.NONE;
        while (rows.next()) {
            int columns = rows.getInt("cut") ^ EVERY;
            if (columns == 0) {
                all = group(rows, "");
            } else {
                var cut = Optional.ofNullable(CUT_OF.get(columns)).orElseThrow();
                by.computeIfAbsent(cut, _ -> new ArrayList<>()).add(group(rows, key(rows, cut)));
            }
        }
        return new Cuts(all, by);
    }

    private static String key(ResultSet row, Cut cut) throws SQLException {
        return switch (cut) {
            case TOWNSHIP -> place(row.getString("township"));
            case BAND -> AgeBand.ofBucket(row.getInt("band")).name();
            case SEX -> row.getString("sex");
            case DISEASE -> row.getString("disease");
            case SEVERITY -> row.getString("severity");
            case INSTITUTION -> place(row.getString("institution"));
            case DOCTOR -> place(row.getString("institution")) + "/" + row.getString("doctor");
            case DRUG_CLASS -> throw new IllegalArgumentException("not a cut by columns");
        };
    }

    private static String place(String code) {
        return code.isEmpty() ? Filter.NONE : code;
    }

    private static Group group(ResultSet row, String key) throws SQLException {
        return new Group(
                key,
                row.getLong("entries"),
                row.getLong("persons"),
                row.getLong("controlled"),
                row.getLong("uncontrolled"),
                row.getLong("unmeasured"),
                row.getLong("adherent"),
                row.getLong("not_adherent"),
                row.getLong("gaps"),
                row.getLong("poly"));
    }

    private static Export.Row exported(ResultSet row, LocalDate today) throws SQLException {
        return new Export.Row(
                row.getString("township"),
                AgeBand.of(row.getObject("birth_date", LocalDate.class), today),
                row.getString("sex"),
                row.getString("disease"),
                new Export.Said(
                        row.getString("severity"),
                        Control.values()[row.getInt("control")],
                        Adherence.values()[row.getInt("adherent")],
                        row.getBoolean("gap"),
                        row.getBoolean("poly")));
    }
}
