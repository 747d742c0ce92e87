package cn.yunfang.cohort;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code cohort.patient} and {@code cohort.sweep}: whose rows are made again, and when. */
final class PatientTable {
    // those whom somebody is changing right now are left for the next run
    private static final String CLAIM =
            """
            update cohort.patient p
            set claim = :claim,
                due_at = :until
            from (
                select bucket, person_no
                from cohort.patient
                where due_at <= :now
                order by due_at, bucket, person_no
                limit :most
                for no key update skip locked) due
            where p.bucket = due.bucket
              and p.person_no = due.person_no
            returning p.person_no""";

    // whoever else is making their rows will not write them
    private static final String TAKE =
            """
            update cohort.patient
            set claim = :claim,
                due_at = :until
            where (bucket, person_no) in (
                select bucket, person_no
                from unnest(:buckets::smallint[], :persons::text[])
                    as given (bucket, person_no))""";

    private static final String STALE =
            """
            update cohort.patient
            set due_at = least(due_at, :began),
                claim = 0
            where computed_at < :began""";

    // first of a run's writes: it holds off changes until they are committed; whom a change reached
    // since he was claimed has lost the claim, and stays due
    private static final String DONE =
            """
            update cohort.patient
            set due_at = :next,
                computed_at = :now
            where (bucket, person_no) in (
                    select bucket, person_no
                    from unnest(:buckets::smallint[], :persons::text[])
                        as made (bucket, person_no))
              and claim = :claim""";

    // always a write, even when it is due already: it makes a run that is under way miss it
    private static final String MARK =
            """
            update cohort.patient
            set due_at = least(due_at, :at),
                claim = 0
            where bucket = :bucket
              and person_no = :person""";

    private static final String MARK_ALL =
            """
            insert into cohort.patient as p (bucket, person_no, due_at, claim)
            select given.bucket, given.person_no, :at, 0
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            order by given.bucket, given.person_no
            on conflict (bucket, person_no) do update
            set due_at = least(p.due_at, excluded.due_at),
                claim = 0""";

    private static final String ENTER =
            """
            insert into cohort.patient (bucket, person_no, due_at, claim)
            select given.bucket, given.person_no, :at, 0
            from unnest(:buckets::smallint[], :persons::text[]) as given (bucket, person_no)
            order by given.bucket, given.person_no
            on conflict do nothing""";

    private static final String REMAKE =
            """
            update cohort.patient p
            set due_at = least(p.due_at, :at),
                claim = 0
            where exists (
                select 1
                from cohort.entry e
                where e.bucket = p.bucket
                  and e.person_no = p.person_no
                  and e.division like :region || '%')""";

    private static final String VERSION =
            """
            select s.version
            from cohort.sweep s""";

    private static final String FRESHNESS =
            """
            select count(*) filter (where p.due_at <= :soon) as waiting,
                   min(p.computed_at) as oldest,
                   (select s.version from cohort.sweep s) as version
            from cohort.patient p""";

    // the last of a run's writes, so that runs wait for each other no longer than a commit lasts
    private static final String COUNTED =
            """
            update cohort.sweep
            set version = version + 1
            where one""";

    private static final String SWEPT =
            """
            update cohort.sweep
            set swept_at = :now
            where one
              and swept_at < :before""";

    private PatientTable() {}

    /**
     * @param waiting persons of whom something changed that their rows do not say yet
     * @param oldest when the oldest rows were made; empty when there are none
     * @param version another one whenever rows are others
     */
    record Freshness(long waiting, Optional<Instant> oldest, long version) {}

    /** Takes some that are due; another node takes others. */
    static Sql<List<String>> claim(long claim, Instant now, Instant until, int most) {
        return Sql.list(
                CLAIM,
                Map.of("claim", claim, "now", now, "until", until, "most", most),
                row -> row.getString("person_no"));
    }

    /** Says that rows are others now. */
    static Sql<@Nullable Void> counted() {
        return Sql.write(COUNTED, Map.of());
    }

    /** Takes these, whoever had them. */
    static Sql<@Nullable Void> take(List<String> personNos, long claim, Instant until) {
        var params = new LinkedHashMap<String, Object>(persons(personNos));
        params.put("claim", claim);
        params.put("until", until);
        return Sql.write(TAKE, params);
    }

    /** Makes those due whose rows are older. */
    static Sql<@Nullable Void> stale(Instant began) {
        return Sql.write(STALE, Map.of("began", began));
    }

    /** They are made, those that the run still has. */
    static Sql<@Nullable Void> done(List<String> personNos, long claim, Instant now, Instant next) {
        var params = new LinkedHashMap<String, Object>(persons(personNos));
        params.put("claim", claim);
        params.put("now", now);
        params.put("next", next);
        return Sql.write(DONE, params);
    }

    static Sql<@Nullable Void> mark(String personNo, Instant at) {
        return Sql.write(
                MARK,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "at", at));
    }

    /** The same of several, who are entered when they are new. */
    static Sql<@Nullable Void> mark(List<String> personNos, Instant at) {
        return Sql.write(MARK_ALL, with(personNos, at));
    }

    /** Enters those who are new; others stay as they are. */
    static Sql<@Nullable Void> enter(List<String> personNos, Instant at) {
        return Sql.write(ENTER, with(personNos, at));
    }

    static Sql<@Nullable Void> remake(String region, Instant at) {
        return Sql.write(REMAKE, Map.of("region", region, "at", at));
    }

    /** Another one whenever rows are others. */
    static Sql<Long> version() {
        return Sql.read(
                VERSION,
                Map.of(),
                rows -> {
                    rows.next();
                    return rows.getLong("version");
                });
    }

    static Sql<Freshness> freshness(Instant soon) {
        return Sql.read(FRESHNESS, Map.of("soon", soon), PatientTable::freshness);
    }

    /** Of several nodes one looks. */
    static Sql<@Nullable Void> swept(Instant now, Instant before) {
        return Sql.writeExactly(
                1, SWEPT, Map.of("now", now, "before", before), Reason.CHANGED_MEANWHILE);
    }

    private static Freshness freshness(ResultSet rows) throws SQLException {
        rows.next();
        return new Freshness(
                rows.getLong("waiting"),
                Optional.ofNullable(rows.getObject("oldest", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                rows.getLong("version"));
    }

    private static Map<String, Object> with(List<String> personNos, Instant at) {
        var params = new LinkedHashMap<String, Object>(persons(personNos));
        params.put("at", at);
        return params;
    }

    static Map<String, Object> persons(List<String> personNos) {
        return Map.of(
                "buckets",
                personNos.stream().mapToInt(no -> Bucket.ofPerson(no).value()).toArray(),
                "persons",
                personNos.toArray(String[]::new));
    }
}
