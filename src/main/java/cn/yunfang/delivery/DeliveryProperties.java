package cn.yunfang.delivery;

import cn.yunfang.shared.Pauses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders are pursued (docs/operate.md).
 *
 * @param timeout within which the courier must have answered
 * @param attempts times that something is tried before it is left to a clerk
 * @param firstPause after the first try; it doubles
 * @param longestPause at most
 * @param look how often the courier is asked about a parcel that it has
 * @param atOnce tasks that one node sees to at once
 */
@ConfigurationProperties("yunfang.delivery")
record DeliveryProperties(
        @DefaultValue("PT10S") Duration timeout,
        @DefaultValue("12") int attempts,
        @DefaultValue("PT1S") Duration firstPause,
        @DefaultValue("PT10M") Duration longestPause,
        @DefaultValue("PT10M") Duration look,
        @DefaultValue("8") int atOnce) {
    private static final int LEASES = 6;

    /** How long one that is being seen to is left alone. */
    Duration lease() {
        return timeout.multipliedBy(LEASES);
    }

    Pauses pauses() {
        return new Pauses(firstPause, longestPause);
    }
}
