package cn.yunfang.bank;

import cn.yunfang.shared.Database;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bank, unless there is a real one. */
@Configuration
class BankConfiguration {
    @Bean
    @ConditionalOnMissingBean(Bank.class)
    PretendingBank pretendingBank(Database database, Clock clock) {
        return new PretendingBank(database, clock);
    }

    @Bean
    @ConditionalOnBean(PretendingBank.class)
    PretendedCallBacks pretendedCallBacks(Database database, Clock clock) {
        return new PretendedCallBacks(database, clock);
    }
}
