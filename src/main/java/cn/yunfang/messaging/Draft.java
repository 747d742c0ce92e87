package cn.yunfang.messaging;

import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;

/**
 * A message to be written down.
 *
 * @param body JSON of a push's input; a short message's person number
 * @param notBefore when it is due
 */
record Draft(
        String receiver,
        String kind,
        PrescriptionId subject,
        String hiRxno,
        String body,
        Instant toldAt,
        Instant notBefore) {}
