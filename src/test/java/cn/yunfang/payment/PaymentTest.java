package cn.yunfang.payment;

import cn.yunfang.YunfangTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The whole platform, whose own teller and bank do nothing by themselves: the test does. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@YunfangTest
@TestPropertySource(properties = "yunfang.payment.interval=PT24H")
@interface PaymentTest {}
