package cn.yunfang.payment;

import cn.yunfang.shared.Pauses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How card payments are pursued (docs/operate.md).
 *
 * @param within how long after its settlement a payment may be started
 * @param timeout within which the bank must have answered
 * @param attempts times that the bank is asked before a payment is turned round, and before a
 *     refund or reversal is left to a clerk; the default is about an hour
 * @param firstPause after the first question; it doubles
 * @param longestPause at most
 * @param atOnce payments that one node sees to at once
 * @param lastLook how long after a reversal the bank is asked once more whether it has paid
 */
@ConfigurationProperties("yunfang.payment")
record PaymentProperties(
        @DefaultValue("PT30M") Duration within,
        @DefaultValue("PT10S") Duration timeout,
        @DefaultValue("16") int attempts,
        @DefaultValue("PT1S") Duration firstPause,
        @DefaultValue("PT10M") Duration longestPause,
        @DefaultValue("8") int atOnce,
        @DefaultValue("P1D") Duration lastLook) {
    private static final int LEASES = 6;

    /** How long one that is being seen to is left alone; a try asks the bank at most twice. */
    Duration lease() {
        return timeout.multipliedBy(LEASES);
    }

    Pauses pauses() {
        return new Pauses(firstPause, longestPause);
    }
}
