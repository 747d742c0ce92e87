package cn.yunfang.reading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A value that was measured.
 *
 * @param kind code of a {@link Kind}; @param value in its unit
 * @param device what measured it, "" when nobody said
 * @param said value and unit as they were told
 * @param institution that told it, "" of the patient himself
 */
public record Reading(
        String personNo,
        String kind,
        Instant measuredAt,
        String device,
        BigDecimal value,
        String said,
        Source source,
        String institution,
        String actor,
        Instant recordedAt) {
    /** Where a value comes from. */
    public enum Source {
        /** A clinic or hospital. */
        HOSPITAL,
        /** The patient, by hand or from his own device. */
        PATIENT,
        /** A gateway of devices. */
        DEVICE
    }

    /** Whether both tell of the same measurement. */
    boolean isSameAs(Reading other) {
        return kind.equals(other.kind)
                && measuredAt.equals(other.measuredAt)
                && device.equals(other.device);
    }
}
