package cn.yunfang.circulation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of circulation.
 *
 * @param lease how long a pharmacy may hold lines before they free themselves
 * @param owing how long a pharmacy may owe the rest of a line
 * @param qr how long a QR code can be shown
 * @param handle how long a decoded or listed prescription can be fetched
 */
@ConfigurationProperties("yunfang.circulation")
public record Circulation(
        @DefaultValue("PT2H") Duration lease,
        @DefaultValue("P7D") Duration owing,
        @DefaultValue("PT30M") Duration qr,
        @DefaultValue("PT15M") Duration handle) {}
