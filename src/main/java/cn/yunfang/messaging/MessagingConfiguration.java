package cn.yunfang.messaging;

import cn.yunfang.shared.Database;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The carrier of short messages, unless there is a real one. */
@Configuration
class MessagingConfiguration {
    @Bean
    @ConditionalOnMissingBean(SmsCarrier.class)
    PretendingCarrier pretendingCarrier(
            Database database, Clock clock, MessagingProperties properties) {
        return new PretendingCarrier(database, clock, properties.timeout().multipliedBy(2));
    }
}
