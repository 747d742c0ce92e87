package cn.yunfang.national;

import cn.yunfang.registry.Registry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's way of proving a sender, unless the province brings another. */
@Configuration
class FsiConfiguration {
    @Bean
    @ConditionalOnMissingBean(GatewayAuthentication.class)
    TifAuthentication tifAuthentication(Registry registry, FsiProperties properties, Clock clock) {
        return new TifAuthentication(registry, properties, clock);
    }
}
