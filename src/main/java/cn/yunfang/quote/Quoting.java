package cn.yunfang.quote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of quotes.
 *
 * @param hold how long goods are put aside before they free themselves
 * @param stale after which a pharmacy's word for its shelf is said to be old
 */
@ConfigurationProperties("yunfang.quote")
public record Quoting(
        @DefaultValue("PT30M") Duration hold, @DefaultValue("PT24H") Duration stale) {}
