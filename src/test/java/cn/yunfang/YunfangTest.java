package cn.yunfang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole platform on a free port ({@code @LocalServerPort}), on {@link TestDatabase} and by
 * {@link TestClock}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Yunfang.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yunfang.data=${java.io.tmpdir}/yunfang-test-${random.uuid}",
            "yunfang.messaging.sandbox=true",
            "yunfang.messaging.timeout=PT2S",
            "yunfang.messaging.attempts=3",
            "yunfang.messaging.first-pause=PT0.2S",
            "yunfang.messaging.interval=200",
            "yunfang.bank.pretending=true",
            "yunfang.courier.pretending=true",
            "yunfang.courier.minute=PT10M",
            "yunfang.delivery.interval=200",
            "yunfang.delivery.first-pause=PT0.2S",
            "yunfang.identity.limits.log-ins-by-address=1000000",
            "yunfang.payment.interval=200",
            "yunfang.payment.first-pause=PT0.2S"
        })
@ContextConfiguration(initializers = YunfangTest.OnTestDatabase.class)
public @interface YunfangTest {

    /** Also for {@code @ApplicationModuleTest}: {@code @ContextConfiguration(initializers = …)}. */
    class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(TestDatabase.properties()).applyTo(context);
            TestClock.replacePlatformsClock(context);
        }
    }
}
