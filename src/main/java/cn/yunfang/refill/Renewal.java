package cn.yunfang.refill;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A patient's request that a repeat prescription be written again.
 *
 * @param id the prescription that ran out
 * @param startedAt when the doctor began to write the new one, the epoch before
 * @param answer hiRxno of the new prescription, or why it was refused
 */
public record Renewal(
        Number number,
        PrescriptionId id,
        String hiRxno,
        String personNo,
        String doctor,
        String institution,
        String note,
        State state,
        Instant askedAt,
        Instant startedAt,
        Optional<Instant> answeredAt,
        String answer) {
    /** What became of it. */
    public enum State {
        ASKED,
        RENEWED,
        REFUSED
    }

    /** Where it lives and its serial number: four digits, then eleven. */
    public record Number(Bucket bucket, long serial) {
        private static final Pattern FORM = Pattern.compile("(\\d{4})(\\d{11})");

        @Override
        public String toString() {
            return "%04d%011d".formatted(bucket.value(), serial);
        }

        /** Empty when the text is none. */
        public static Optional<Number> parse(String text) {
            var match = FORM.matcher(text);
            if (!match.matches() || Integer.parseInt(match.group(1)) >= Bucket.COUNT) {
                return Optional.empty();
            }
            return Optional.of(
                    new Number(
                            new Bucket(Integer.parseInt(match.group(1))),
                            Long.parseLong(match.group(2))));
        }
    }

    /** The new prescription's key: the same for each try of one start. */
    String key(Instant start) {
        var text = number + "@" + start;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
