package cn.yunfang.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yunfang.YunfangTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YunfangTest
class RegistryFlowTests {
    @Autowired Registry registry;

    @Test
    void changeOfAnotherNodeIsSeenWithinTwoSeconds() {
        var clock = Clock.systemUTC();
        var otherNode = TestRegistries.registrar(TestRegistries.registry(clock), clock);
        var code = "P%011d".formatted(ThreadLocalRandom.current().nextLong(100_000_000_000L));
        var day = LocalDate.of(2026, 1, 1);
        var pharmacy =
                new Institution(
                        code, "测试药店", Institution.Type.PHARMACY, "371083", "", "", 0, 0, day, day);
        assertThat(registry.institution(code)).isEmpty();

        otherNode.registerInstitutions(List.of(pharmacy));

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(registry.institution(code)).contains(pharmacy));
    }
}
