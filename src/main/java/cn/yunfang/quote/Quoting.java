package cn.yunfang.quote;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of quotes.
 *
 * @param stale after which a pharmacy's word for its shelf is said to be old
 */
@ConfigurationProperties("yunfang.quote")
public record Quoting(@DefaultValue("PT24H") Duration stale) {}
