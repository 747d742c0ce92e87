package cn.yunfang.reading;

import java.time.Instant;

/**
 * What a doctor called fine for one patient.
 *
 * @param version from 1; the highest counts
 */
public record Threshold(
        String personNo,
        String kind,
        int version,
        Range range,
        String doctor,
        String institution,
        String reason,
        Instant setAt) {}
