package cn.yunfang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The whole platform with the demo city; its starter kit is in {@code target/demo-city/demo}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@YunfangTest
@TestPropertySource(
        properties = {
            "yunfang.demo=true",
            "yunfang.demo.persons=4000",
            "yunfang.data=target/demo-city",
            "yunfang.portal.count-interval=200"
        })
public @interface DemoCityTest {}
