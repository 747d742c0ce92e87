package cn.yunfang.reading;

import static cn.yunfang.reading.ReadingTable.instant;
import static cn.yunfang.reading.ReadingTable.key;

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

/** SQL of {@code reading.alert}. */
final class AlertTable {
    private static final String COLUMNS =
            """
            select bucket, id, person_no, kind, measured_at, value, low, high, urgent, doctor,
                   institution, raised_at, acknowledged_at, acknowledged_by, note
            from reading.alert
            """;

    private static final String OPEN =
            COLUMNS
                    + """
                    where institution = :institution
                      and doctor = :doctor
                      and acknowledged_at is null
                    order by urgent desc, raised_at desc
                    limit :most""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and raised_at >= :since
                    order by raised_at desc
                    limit :most""";

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and id = :id""";

    private static final String ADD =
            """
            insert into reading.alert
                (bucket, id, person_no, kind, measured_at, value, low, high, urgent, doctor,
                 institution, raised_at, acknowledged_by, note)
            values
                (:bucket, :id, :person, :kind, :at, :value, :low::numeric, :high::numeric,
                 :urgent, :doctor, :institution, :now, '', '')""";

    private static final String ACKNOWLEDGE =
            """
            update reading.alert
            set acknowledged_at = :at,
                acknowledged_by = :by,
                note = :note
            where bucket = :bucket
              and id = :id
              and acknowledged_at is null""";

    private AlertTable() {}

    /** Open ones of a doctor, urgent ones first. */
    static Sql<List<Alert>> open(String institution, String doctor, int most) {
        return Sql.list(
                OPEN,
                Map.of("institution", institution, "doctor", doctor, "most", most),
                AlertTable::alert);
    }

    static Sql<List<Alert>> ofPerson(String personNo, Instant since, int most) {
        var params = key(personNo);
        params.put("since", since);
        params.put("most", most);
        return Sql.list(OF_PERSON, params, AlertTable::alert);
    }

    static Sql<Optional<Alert>> find(Alert.Number number) {
        return Sql.first(FIND, number(number), AlertTable::alert);
    }

    static Sql<@Nullable Void> add(Alert one) {
        var params = new LinkedHashMap<String, @Nullable Object>(number(one.number()));
        params.put("person", one.personNo());
        params.put("kind", one.kind());
        params.put("at", one.measuredAt());
        params.put("value", one.value());
        params.put("low", one.range().low());
        params.put("high", one.range().high());
        params.put("urgent", one.urgent());
        params.put("doctor", one.doctor());
        params.put("institution", one.institution());
        params.put("now", one.raisedAt());
        return Sql.write(ADD, params);
    }

    static Sql<@Nullable Void> acknowledge(Alert.Number number, Alert.Acknowledgement by) {
        var params = number(number);
        params.put("at", by.at());
        params.put("by", by.by());
        params.put("note", by.note());
        return Sql.writeExactly(1, ACKNOWLEDGE, params, Reason.CHANGED_MEANWHILE);
    }

    private static Map<String, Object> number(Alert.Number number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", number.bucket().value());
        params.put("id", number.id());
        return params;
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                new Alert.Number(new Bucket(row.getInt("bucket")), row.getLong("id")),
                row.getString("person_no"),
                row.getString("kind"),
                instant(row, "measured_at"),
                row.getBigDecimal("value"),
                new Range(row.getBigDecimal("low"), row.getBigDecimal("high"), null, null),
                row.getBoolean("urgent"),
                row.getString("doctor"),
                row.getString("institution"),
                instant(row, "raised_at"),
                acknowledged(row));
    }

    private static Optional<Alert.Acknowledgement> acknowledged(ResultSet row) throws SQLException {
        var at = row.getObject("acknowledged_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(
                        new Alert.Acknowledgement(
                                at.toInstant(),
                                row.getString("acknowledged_by"),
                                row.getString("note")));
    }
}
