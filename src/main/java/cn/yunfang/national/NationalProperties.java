package cn.yunfang.national;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the national interface.
 *
 * @param clockWindow how far a message's timestamp may lie from the platform's clock; HIS clocks
 *     drift and no client shows a window (national-interface §1.6.7)
 * @param megabytes most a message may have
 * @param ciphertextSigners institutions whose clients sign {@code data=<encData>} instead of the
 *     plain text (§1.6.3)
 * @param oldRelease institutions whose clients read drugSpec of D007 as a number (§2.7)
 */
@ConfigurationProperties("yunfang.national")
record NationalProperties(
        @DefaultValue("PT24H") Duration clockWindow,
        @DefaultValue("10") int megabytes,
        @DefaultValue Set<String> ciphertextSigners,
        @DefaultValue Set<String> oldRelease) {
    int bytes() {
        return megabytes * 1024 * 1024;
    }
}
