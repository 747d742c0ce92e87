package cn.yunfang.shared;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The platform's clock, where tests bring their own, and what runs by it. */
@Configuration
class TimeConfiguration {
    private static final int JOBS_AT_ONCE = 32;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Gives every recurring job a thread: with virtual threads Spring Boot runs all that have a
     * fixed delay on a single one, where a long look through all prescriptions would keep the
     * others from learning of rules and recalls and from sending.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(JOBS_AT_ONCE);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("job-");
        return scheduler;
    }
}
