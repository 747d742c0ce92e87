package cn.yunfang.national;

import cn.yunfang.registry.Application.Profile;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the FSI envelope (national-interface §4.1).
 *
 * @param clockWindow how far x-tif-timestamp may lie from the platform's clock
 * @param signInRequired whether every message needs the sign_no of the day from 9001
 * @param inputCharacters most that input may have
 * @param releases release of profile C by infver, where a region tells them apart so
 */
@ConfigurationProperties("yunfang.fsi")
record FsiProperties(
        @DefaultValue("PT15M") Duration clockWindow,
        @DefaultValue("false") boolean signInRequired,
        @DefaultValue("40000") int inputCharacters,
        @DefaultValue Map<String, Profile> releases) {
    /** Bytes of a whole message: input in three-byte characters, escaped at worst. */
    int bytes() {
        return MEGABYTES * 1024 * 1024;
    }

    static final int MEGABYTES = 1;
}
