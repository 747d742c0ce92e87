package cn.yunfang.national;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of D001.
 *
 * @param clockSkew how far ahead of the platform's clock a prescription may have been written
 */
@ConfigurationProperties("yunfang.prescribing")
record Prescribing(@DefaultValue("PT5M") Duration clockSkew) {}
