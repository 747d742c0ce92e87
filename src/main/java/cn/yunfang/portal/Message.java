package cn.yunfang.portal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The operation of the national interface whose message an endpoint takes; OpenAPI shows the
 * message's schema from it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Message {
    String value();

    /** Members that the address or the token gives, so that the body need not. */
    String[] known() default {};
}
