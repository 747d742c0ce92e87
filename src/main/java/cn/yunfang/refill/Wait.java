package cn.yunfang.refill;

import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An issue that waits for its release, a task of the doctor.
 *
 * @param why OUT_OF_RANGE or MISSING
 * @param seen the newest readings when it was last judged
 * @param bridged this issue was opened in part
 * @param until the prescription's end, after which nothing is to be decided
 */
public record Wait(
        PrescriptionId id,
        int issue,
        String hiRxno,
        String personNo,
        String doctor,
        String institution,
        ReleasePlan.Verdict why,
        List<Seen> seen,
        boolean bridged,
        State state,
        Instant since,
        Instant remindedAt,
        Instant until,
        String reason) {
    /** A reading as it was judged. */
    public record Seen(String kind, BigDecimal value, Instant at) {}

    Wait decided(State next, String why) {
        return new Wait(
                id,
                issue,
                hiRxno,
                personNo,
                doctor,
                institution,
                this.why,
                seen,
                bridged,
                next,
                since,
                remindedAt,
                until,
                why);
    }

    /** Whether both were judged on the same measurements. */
    boolean sawSame(Wait other) {
        return measurements().equals(other.measurements());
    }

    private List<String> measurements() {
        return seen.stream().map(one -> one.kind + " " + one.at).toList();
    }

    /** What became of it. */
    public enum State {
        WAITING,
        /** The doctor asked the patient to come; still closed. */
        ASKED,
        /** The doctor released it although it was not in range. */
        RELEASED,
        /** The doctor stopped this issue and all that were to come. */
        STOPPED,
        /** A fresh reading opened it. */
        OPENED,
        /** The next issue's time came first. */
        OVER;

        boolean isOpen() {
            return this == WAITING || this == ASKED;
        }
    }
}
