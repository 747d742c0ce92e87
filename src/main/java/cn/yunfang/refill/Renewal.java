package cn.yunfang.refill;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.PrescriptionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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
        @Override
        public String toString() {
            return OutwardNumber.bare(bucket, serial);
        }

        /** Empty when the text is none. */
        public static Optional<Number> parse(String text) {
            return OutwardNumber.parseBare(text, Number::new);
        }
    }

    /** The new prescription's key: the same for each try of one start. */
    String key(Instant start) {
        var text = number + "@" + start;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
