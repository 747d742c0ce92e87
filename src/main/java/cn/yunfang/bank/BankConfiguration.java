package cn.yunfang.bank;

import cn.yunfang.shared.Database;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bank that only pretends, where {@code yunfang.bank.pretending} asks for it: the demo. */
@Configuration
@ConditionalOnBooleanProperty("yunfang.bank.pretending")
class BankConfiguration {
    @Bean
    PretendingBank pretendingBank(Database database, Clock clock) {
        return new PretendingBank(database, clock);
    }

    @Bean
    PretendedCallBacks pretendedCallBacks(Database database, PretendingBank bank, Clock clock) {
        return new PretendedCallBacks(database, bank, clock);
    }
}
