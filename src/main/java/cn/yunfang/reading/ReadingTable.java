package cn.yunfang.reading;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL of {@code reading.reading}. */
final class ReadingTable {
    private static final String COLUMNS =
            """
            select person_no, kind, measured_at, device, value, said, source, institution, actor,
                   recorded_at
            from reading.reading
            """;

    private static final String AT =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and kind = any(:kinds)
                      and measured_at = :at
                      and device = :device""";

    private static final String BETWEEN =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and kind = any(:kinds)
                      and measured_at between :from and :to""";

    private static final String TREND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and kind = any(:kinds)
                      and measured_at >= :from
                      and measured_at < :to
                    order by measured_at desc
                    limit :most""";

    // one short look into the key for each person and kind, however many values there are
    private static final String LATEST =
            """
            select r.person_no, r.kind, r.measured_at, r.device, r.value, r.said, r.source,
                   r.institution, r.actor, r.recorded_at
            from unnest(:buckets::smallint[], :persons::text[], :kinds::text[])
                as k (bucket, person_no, kind)
            cross join lateral (
                select person_no, kind, measured_at, device, value, said, source, institution,
                       actor, recorded_at
                from reading.reading
                where bucket = k.bucket
                  and person_no = k.person_no
                  and kind = k.kind
                  and measured_at >= :since
                order by measured_at desc, recorded_at desc
                limit 1) r""";

    // milliseconds are exact: that is how finely a moment is kept
    private static final String ADD_ALL =
            """
            insert into reading.reading
                (bucket, person_no, kind, measured_at, device, value, said, source, institution,
                 actor, recorded_at)
            select :bucket, :person, r.kind,
                   timestamptz 'epoch' + r.millis * interval '1 millisecond', r.device, r.value,
                   r.said, r.source, :institution, :actor, :now
            from unnest(:kinds::text[], :millis::bigint[], :devices::text[], :values::numeric[],
                    :said::text[], :sources::int[])
                as r (kind, millis, device, value, said, source)
            on conflict do nothing""";

    private ReadingTable() {}

    /** What is known of a moment and a device. */
    static Sql<List<Reading>> at(String personNo, List<String> kinds, Instant at, String device) {
        var params = key(personNo);
        params.put("kinds", kinds.toArray(String[]::new));
        params.put("at", at);
        params.put("device", device);
        return Sql.list(AT, params, ReadingTable::reading);
    }

    static Sql<List<Reading>> trend(Readings.Asked asked) {
        var params = key(asked.personNo());
        params.put("kinds", asked.kinds().toArray(String[]::new));
        params.put("from", asked.from());
        params.put("to", asked.to());
        params.put("most", asked.most());
        return Sql.list(TREND, params, ReadingTable::reading);
    }

    static Sql<List<Reading>> latest(List<Readings.Wanted> wanted, Instant since) {
        return Sql.list(
                LATEST,
                Map.of(
                        "buckets",
                        wanted.stream()
                                .mapToInt(one -> Bucket.ofPerson(one.personNo()).value())
                                .toArray(),
                        "persons",
                        wanted.stream().map(Readings.Wanted::personNo).toArray(String[]::new),
                        "kinds",
                        wanted.stream().map(Readings.Wanted::kind).toArray(String[]::new),
                        "since",
                        since),
                ReadingTable::reading);
    }

    /** What is known of kinds within a time, bounds included. */
    static Sql<List<Reading>> between(
            String personNo, List<String> kinds, Instant from, Instant to) {
        var params = key(personNo);
        params.put("kinds", kinds.toArray(String[]::new));
        params.put("from", from);
        params.put("to", to);
        return Sql.list(BETWEEN, params, ReadingTable::reading);
    }

    /**
     * All of one person, told by one at once; missed when some of them were told meanwhile.
     *
     * @param all at least one
     */
    static Sql<@Nullable Void> addAll(List<Reading> all) {
        var first = all.getFirst();
        var params = key(first.personNo());
        params.put("kinds", texts(all, Reading::kind));
        params.put(
                "millis", all.stream().mapToLong(one -> one.measuredAt().toEpochMilli()).toArray());
        params.put("devices", texts(all, Reading::device));
        params.put("values", all.stream().map(Reading::value).toArray(BigDecimal[]::new));
        params.put("said", texts(all, Reading::said));
        params.put("sources", all.stream().mapToInt(one -> one.source().ordinal()).toArray());
        params.put("institution", first.institution());
        params.put("actor", first.actor());
        params.put("now", first.recordedAt());
        return Sql.writeExactly(all.size(), ADD_ALL, params, Reason.CHANGED_MEANWHILE);
    }

    private static String[] texts(List<Reading> all, Function<Reading, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    static Map<String, Object> key(String personNo) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", Bucket.ofPerson(personNo).value());
        params.put("person", personNo);
        return params;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getString("person_no"),
                row.getString("kind"),
                instant(row, "measured_at"),
                row.getString("device"),
                row.getBigDecimal("value"),
                row.getString("said"),
                Reading.Source.values()[row.getInt("source")],
                row.getString("institution"),
                row.getString("actor"),
                instant(row, "recorded_at"));
    }
}
