package cn.yunfang.courier;

import cn.yunfang.shared.Database;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The courier that only pretends, where {@code yunfang.courier.pretending} asks for it. */
@Configuration
@ConditionalOnBooleanProperty("yunfang.courier.pretending")
class CourierConfiguration {
    /**
     * @param minute how long a minute of the pretended way lasts
     */
    @Bean
    PretendingCourier pretendingCourier(
            Database database,
            Clock clock,
            @Value("${yunfang.courier.minute:PT1M}") Duration minute) {
        return new PretendingCourier(database, clock, minute);
    }

    @Bean
    PretendedNotices pretendedNotices(Database database, PretendingCourier courier, Clock clock) {
        return new PretendedNotices(database, courier, clock);
    }
}
