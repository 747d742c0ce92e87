package cn.yunfang.messaging;

import java.io.IOException;

/**
 * Carries short messages to telephones. A province's own is a bean of this type; without one {@link
 * PretendingCarrier} takes its place.
 */
@FunctionalInterface
public interface SmsCarrier {
    /**
     * Hands a short message over; throws when it is not certain that the carrier has it.
     *
     * @param id the same at every try, so that the carrier can drop a repeat
     * @param phone 11 digits
     */
    void carry(String id, String phone, String text) throws IOException;
}
