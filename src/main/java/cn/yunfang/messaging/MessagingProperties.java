package cn.yunfang.messaging;

import cn.yunfang.shared.Pauses;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the platform sends by itself (docs/operate.md).
 *
 * @param timeout within which a receiver must have answered
 * @param attempts tries before a message is dead; the default gives up after about a day
 * @param firstPause after the first failure; it doubles
 * @param longestPause at most
 * @param atOnce messages to one receiver that one node sends at once
 * @param keep how long what was sent is remembered
 * @param expiringBefore how long before its end a prescription is said to be expiring
 * @param sandbox whether pushes may go to this machine and without TLS: for tests and demo only
 * @param smsLanguage zh or en
 */
@ConfigurationProperties("yunfang.messaging")
record MessagingProperties(
        @DefaultValue("PT10S") Duration timeout,
        @DefaultValue("32") int attempts,
        @DefaultValue("PT5S") Duration firstPause,
        @DefaultValue("PT1H") Duration longestPause,
        @DefaultValue("4") int atOnce,
        @DefaultValue("P30D") Duration keep,
        @DefaultValue("P1D") Duration expiringBefore,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue("zh") String smsLanguage) {
    private static final int LEASES = 3;

    /** How long a try may take before another node may try again. */
    Duration lease() {
        return timeout.multipliedBy(LEASES);
    }

    Pauses pauses() {
        return new Pauses(firstPause, longestPause);
    }
}
