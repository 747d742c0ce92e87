package cn.yunfang.cohort;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code cohort.entry} and {@code detail}: making rows. */
final class EntryTable {
    // only of those that the run still has: see PatientTable.done
    private static final String CLEAR =
            """
            with held as (
                select p.bucket, p.person_no
                from unnest(:buckets::smallint[], :persons::text[]) as made (bucket, person_no)
                join cohort.patient p using (bucket, person_no)
                where p.claim = :claim),
            details as (
                delete from cohort.detail d
                using held h
                where d.bucket = h.bucket
                  and d.person_no = h.person_no)
            delete from cohort.entry e
            using held h
            where e.bucket = h.bucket
              and e.person_no = h.person_no""";

    private static final String ADD =
            """
            with given as materialized (
                select row.*
                from jsonb_to_recordset(:rows::jsonb)
                    as row (bucket smallint, person_no text, disease text, division text,
                            township text, birth_date date, sex text, institution text,
                            doctor text, carers text[], severity text, control smallint,
                            measures jsonb, measured_at timestamptz, adherent smallint,
                            covered int, period int, gap_now int, gap_longest int,
                            classes text[], class_adherent int[], class_first boolean[],
                            courses jsonb, generics text[], all_generics int,
                            collected_on date, next_issue_on date, urgency int,
                            is_first boolean, first_of_grade boolean, computed_at timestamptz)
                join cohort.patient p using (bucket, person_no)
                where p.claim = :claim),
            details as (
                insert into cohort.detail (bucket, person_no, disease, measures, courses)
                select bucket, person_no, disease, measures, courses
                from given)
            insert into cohort.entry
                (bucket, person_no, disease, division, township, birth_date, sex, institution,
                 doctor, carers, severity, control, measured_at, adherent, covered, period,
                 gap_now, gap_longest, classes, class_adherent, class_first, generics,
                 all_generics, collected_on, next_issue_on, urgency, is_first, first_of_grade,
                 computed_at)
            select bucket, person_no, disease, division, township, birth_date, sex, institution,
                   doctor, carers, severity, control, measured_at, adherent, covered, period,
                   gap_now, gap_longest, classes, class_adherent, class_first, generics,
                   all_generics, collected_on, next_issue_on, urgency, is_first, first_of_grade,
                   computed_at
            from given""";

    private EntryTable() {}

    /** Takes the rows of a run's persons away. */
    static Sql<@Nullable Void> clear(List<String> personNos, long claim) {
        var params = new LinkedHashMap<String, Object>(PatientTable.persons(personNos));
        params.put("claim", claim);
        return Sql.write(CLEAR, params);
    }

    static Sql<@Nullable Void> add(List<Entry> entries, long claim) {
        return Sql.write(ADD, Map.of("rows", Json.text(rows(entries)), "claim", claim));
    }

    // persons are counted by their first row, of all and of each grade and drug class
    private static List<Map<String, @Nullable Object>> rows(List<Entry> entries) {
        var seen = new HashSet<List<String>>();
        return entries.stream()
                .sorted(Comparator.comparing(Entry::personNo).thenComparing(Entry::disease))
                .map(
                        one -> {
                            var row = row(one);
                            var no = one.personNo();
                            row.put("is_first", seen.add(List.of(no)));
                            row.put("first_of_grade", seen.add(List.of(no, "", one.severity())));
                            row.put(
                                    "class_first",
                                    one.courses().stream()
                                            .map(course -> seen.add(List.of(no, course.atc())))
                                            .toList());
                            return row;
                        })
                .toList();
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
}
