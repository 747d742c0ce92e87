package cn.yunfang.reading;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A value that was not fine, for the doctor who is responsible.
 *
 * @param range as it was then
 * @param doctor his code, "" when nobody was responsible
 * @param acknowledged empty while it is open
 */
public record Alert(
        Number number,
        String personNo,
        String kind,
        Instant measuredAt,
        BigDecimal value,
        Range range,
        boolean urgent,
        String doctor,
        String institution,
        Instant raisedAt,
        Optional<Acknowledgement> acknowledged) {
    /** Who looked, and what he did about it. */
    public record Acknowledgement(Instant at, String by, String note) {}

    /** Where it lives and its serial number: four digits, then eleven. */
    public record Number(Bucket bucket, long id) {
        @Override
        public String toString() {
            return OutwardNumber.bare(bucket, id);
        }

        /** Empty when the text is none. */
        public static Optional<Number> parse(String text) {
            return OutwardNumber.parseBare(text, Number::new);
        }
    }
}
