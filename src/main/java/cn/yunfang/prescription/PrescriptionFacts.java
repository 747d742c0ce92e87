package cn.yunfang.prescription;

import java.time.Duration;
import java.time.Instant;

/**
 * What the pre-check fixed for good.
 *
 * @param hiRxno outward number; @param traceCode rxTraceCode
 * @param institution fixmedinsCode of the prescriber's institution
 * @param department name of the prescribing department
 * @param diagnosis name of the main diagnosis
 * @param validDays days within which an issue must be collected (valiDays)
 * @param issues how often the prescription may be dispensed, 1 to 12
 * @param intervalDays days between two issues
 * @param attribute rxExraAttrCode: 01 dual-channel, 02 outpatient pooling, 03 or 99 other, "" none
 */
public record PrescriptionFacts(
        String hiRxno,
        String traceCode,
        String institution,
        String hospitalNumber,
        String personNo,
        String doctor,
        String department,
        String diagnosis,
        Instant prescribedAt,
        int validDays,
        int issues,
        int intervalDays,
        String type,
        String business,
        String attribute,
        boolean longTerm) {

    /** valiEndTime: prescribing time plus the days it is valid. */
    public Instant validUntil() {
        return prescribedAt.plus(Duration.ofDays(validDays));
    }

    /** The end of everything: the last issue's last moment. */
    Instant lastMoment() {
        return validUntil().plus(Duration.ofDays((long) intervalDays * (issues - 1)));
    }
}
