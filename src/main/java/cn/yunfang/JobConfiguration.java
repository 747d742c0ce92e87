package cn.yunfang;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Gives every recurring job a thread: with virtual threads Spring Boot runs all that have a fixed
 * delay on a single one, where a long look through all prescriptions would keep the others from
 * learning of rules and recalls and from sending.
 */
@Configuration
class JobConfiguration {
    private static final int THREADS = 32;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("job-");
        return scheduler;
    }
}
