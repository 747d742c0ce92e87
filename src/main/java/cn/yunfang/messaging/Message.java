package cn.yunfang.messaging;

import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way to another system, without what it says.
 *
 * @param receiver code of the institution, or {@link #SMS}
 * @param kind infno of a push, or the kind of a short message
 * @param msgid what the receiver knows it again by, the same at every try
 * @param toldAt when what it tells of happened
 * @param dueAt when it is tried next
 * @param error why the last try failed, "" when none did
 */
public record Message(
        long id,
        String receiver,
        String kind,
        PrescriptionId subject,
        String hiRxno,
        String msgid,
        MessageState state,
        int attempts,
        String error,
        Instant toldAt,
        Instant dueAt,
        Optional<Instant> endedAt) {
    /** The receiver of all short messages: their carrier. */
    public static final String SMS = "sms";
}
