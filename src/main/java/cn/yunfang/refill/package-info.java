/**
 * Refills of repeat prescriptions (续方): when an issue opens by a fresh reading, a bridge supply
 * meanwhile, tasks of the doctor, renewals. Tells {@code reading} who is responsible.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "prescription", "reading"})
package cn.yunfang.refill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
