package cn.yunfang.identity;

import cn.yunfang.shared.Caller;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Roles that may call an endpoint under {@code /api/}. An endpoint without it is closed to all: the
 * roles are part of what an endpoint is, so they stand on it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {
    Caller.Role[] value() default {};

    /** Open to anybody, signed in or not. */
    boolean everybody() default false;
}
