package cn.yunfang.delivery;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a parcel's history.
 *
 * @param described what the courier wrote; @param at when it happened
 * @param longitude where the courier was, if told; @param geoType kind of coordinates
 */
public record Report(
        DeliveryStatus status,
        String described,
        Instant at,
        Optional<BigDecimal> longitude,
        Optional<BigDecimal> latitude,
        String geoType) {
    static Report of(Fields body, DeliveryStatus status) {
        return new Report(
                status,
                body.text("delvStasDscr"),
                body.time("delvStasTime"),
                body.optionalNumber("delverLng"),
                body.optionalNumber("delverLat"),
                body.text("delverGeoType"));
    }

    /** A step of the platform's own; {@link #as} says where it led. */
    static Report said(String words, Instant at) {
        return new Report(
                DeliveryStatus.ORDERED, words, at, Optional.empty(), Optional.empty(), "");
    }

    Report as(DeliveryStatus now) {
        return new Report(now, described, at, longitude, latitude, geoType);
    }
}
