package cn.yunfang.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a device wrote about a visit, perhaps without a network (随访表).
 *
 * @param id chosen by the device, the same however often it is sent
 * @param device name that the device gave itself
 * @param counter counts up on the device with each form; tells its own forms' order whatever its
 *     clock does
 * @param writtenAt by the clock of the device
 * @param correctedAt by the platform's clock: {@code writtenAt} and how far the device's clock was
 *     behind at its last contact, never later than the form came
 * @param finished whether the visit is done with it
 */
public record VisitForm(
        UUID id,
        CareNumber visit,
        String device,
        long counter,
        Instant writtenAt,
        Instant correctedAt,
        String actor,
        boolean finished,
        Map<String, String> answers) {
    /** By the platform's clock; a clock that claims the future counts as now. */
    static Instant corrected(Instant writtenAt, Duration behind, Instant now) {
        var corrected = writtenAt.plus(behind);
        return corrected.isAfter(now) ? now : corrected;
    }

    /** Whether the same was sent again. */
    boolean isSameAs(VisitForm other) {
        return id.equals(other.id)
                && visit.equals(other.visit)
                && device.equals(other.device)
                && counter == other.counter
                && writtenAt.equals(other.writtenAt)
                && finished == other.finished
                && answers.equals(other.answers);
    }
}
