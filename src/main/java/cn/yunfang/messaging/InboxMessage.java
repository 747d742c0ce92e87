package cn.yunfang.messaging;

import java.time.Instant;

/**
 * What a patient is told.
 *
 * @param id the same whenever it is read
 * @param hiRxno "" when it is about no prescription
 * @param kind of {@code messaging/templates.csv}
 */
public record InboxMessage(
        String id,
        String kind,
        String hiRxno,
        Instant at,
        String chinese,
        String english,
        boolean read) {}
