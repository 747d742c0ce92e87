package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class TimeConfigurationTest {
    /** Two jobs of which each ends only while the other runs. */
    @EnableScheduling
    static class Jobs {
        private final CountDownLatch both = new CountDownLatch(2);

        @Scheduled(fixedDelay = 1000)
        void one() throws InterruptedException {
            meet();
        }

        @Scheduled(fixedDelay = 1000)
        void other() throws InterruptedException {
            meet();
        }

        private void meet() throws InterruptedException {
            both.countDown();
            both.await();
        }
    }

    @Test
    void aJobThatTakesLongKeepsNoOtherFromRunning() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(TimeConfiguration.class, Jobs.class)
                .run(
                        beans ->
                                assertThat(
                                                beans.getBean(Jobs.class)
                                                        .both
                                                        .await(5, TimeUnit.SECONDS))
                                        .isTrue());
    }
}
