package cn.yunfang.delivery;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
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

/** SQL of {@code delivery.parcel} and {@code delivery.report}. */
final class ParcelTable {
    private static final String OF_PRESCRIPTION =
            """
            select bucket, number, institution, delivery_no, courier_no, courier, distance, status,
                   status_at, version, wrong_codes, sign_digest, opened_at, attempt
            from delivery.parcel
            where bucket = :bucket
              and number = :number
            order by opened_at, delivery_no""";

    private static final String ADD =
            """
            insert into delivery.parcel
                (bucket, number, institution, delivery_no, courier_no, courier, distance, status,
                 status_at, version, wrong_codes, sign_digest, opened_at, attempt)
            values
                (:bucket, :number, :institution, :deliveryNo, :courierNo, :courier, :distance,
                 :status, :statusAt, 0, 0, :signDigest, :openedAt, :attempt)
            on conflict do nothing""";

    private static final String CHANGE =
            """
            update delivery.parcel
            set courier_no = :courierNo,
                courier = :courier,
                distance = :distance,
                status = :status,
                status_at = :statusAt,
                version = version + 1,
                wrong_codes = :wrongCodes,
                sign_digest = :signDigest,
                attempt = :attempt
            where bucket = :bucket
              and number = :number
              and institution = :institution
              and delivery_no = :deliveryNo
              and version = :version""";

    private static final String HISTORY =
            """
            select status, described, status_at, longitude, latitude, geo_type
            from delivery.report
            where bucket = :bucket
              and number = :number
              and institution = :institution
              and delivery_no = :deliveryNo
            order by status_at, received_at""";

    private static final String WAS_REPORTED =
            """
            select 1
            from delivery.report
            where bucket = :bucket
              and number = :number
              and institution = :institution
              and delivery_no = :deliveryNo
              and digest = :digest""";

    private static final String ADD_REPORT =
            """
            insert into delivery.report
                (bucket, number, institution, delivery_no, digest, status, described, status_at,
                 longitude, latitude, geo_type, received_at)
            values
                (:bucket, :number, :institution, :deliveryNo, :digest, :status, :described,
                 :statusAt, :longitude, :latitude, :geoType, :receivedAt)
            on conflict do nothing""";

    private ParcelTable() {}

    static Sql<List<Parcel>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                ParcelTable::parcel);
    }

    static Sql<@Nullable Void> add(Parcel parcel) {
        return Sql.writeExactly(1, ADD, values(parcel), Reason.CHANGED_MEANWHILE);
    }

    /** Whoever writes second reads again. */
    static Sql<@Nullable Void> change(Parcel parcel) {
        return Sql.writeExactly(1, CHANGE, values(parcel), Reason.CHANGED_MEANWHILE);
    }

    static Sql<List<Report>> history(PrescriptionId id, String institution, String number) {
        return Sql.list(HISTORY, key(id, institution, number), ParcelTable::report);
    }

    static Sql<Boolean> wasReported(
            PrescriptionId id, String institution, String number, byte[] digest) {
        var params = key(id, institution, number);
        params.put("digest", digest);
        return Sql.read(WAS_REPORTED, params, ResultSet::next);
    }

    static Sql<@Nullable Void> add(Parcel parcel, Report report, byte[] digest, Instant now) {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.putAll(key(parcel.id(), parcel.institution(), parcel.number()));
        params.put("digest", digest);
        params.put("status", report.status().code());
        params.put("described", report.described());
        params.put("statusAt", report.at());
        params.put("longitude", report.longitude().orElse(null));
        params.put("latitude", report.latitude().orElse(null));
        params.put("geoType", report.geoType());
        params.put("receivedAt", now);
        return Sql.writeExactly(1, ADD_REPORT, params, Reason.CHANGED_MEANWHILE);
    }

    static LinkedHashMap<String, Object> key(PrescriptionId id, String institution, String number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", id.bucket().value());
        params.put("number", id.number());
        params.put("institution", institution);
        params.put("deliveryNo", number);
        return params;
    }

    private static Map<String, Object> values(Parcel parcel) {
        var params = key(parcel.id(), parcel.institution(), parcel.number());
        params.put("courierNo", parcel.courierNo());
        params.put("courier", parcel.courier());
        params.put("distance", parcel.distance());
        params.put("status", parcel.status().code());
        params.put("statusAt", parcel.statusAt());
        params.put("version", parcel.version());
        params.put("wrongCodes", parcel.wrongCodes());
        params.put("signDigest", parcel.signDigest());
        params.put("attempt", parcel.attempt());
        params.put("openedAt", parcel.openedAt());
        return params;
    }

    static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getString("institution"),
                row.getString("delivery_no"),
                row.getString("courier_no"),
                row.getString("courier"),
                row.getBigDecimal("distance"),
                DeliveryStatus.of(row.getInt("status")),
                row.getObject("status_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getInt("wrong_codes"),
                row.getBytes("sign_digest"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempt"));
    }

    private static Report report(ResultSet row) throws SQLException {
        return new Report(
                DeliveryStatus.of(row.getInt("status")),
                row.getString("described"),
                row.getObject("status_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getBigDecimal("longitude")),
                Optional.ofNullable(row.getBigDecimal("latitude")),
                row.getString("geo_type"));
    }
}
