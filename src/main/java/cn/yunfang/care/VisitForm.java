package cn.yunfang.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
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

    /**
     * What counts as a reading of the person too: the answer of each kind. Of a finished form
     * alone, and nothing that its device has told by one before.
     */
    Map<String, String> measured(Guideline guideline, Collection<VisitForm> before) {
        var all = new TreeMap<String, String>();
        for (var item : guideline.items()) {
            var answer = answers.get(item.code());
            if (finished && answer != null && !isTold(item, answer, before)) {
                item.kind().ifPresent(kind -> all.put(kind, answer));
            }
        }
        return all;
    }

    private boolean isTold(Item item, String answer, Collection<VisitForm> before) {
        return before.stream()
                .filter(one -> one.finished && one.device.equals(device))
                .anyMatch(one -> answer.equals(one.answers.get(item.code())));
    }
}
