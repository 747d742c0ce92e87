/**
 * A policy file tried on past settlements before it takes effect (政策试算): the difference in money
 * for each group of insured. Reads what {@code settlement} stored and writes nothing but the look.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "benefit", "settlement", "evidence"})
package cn.yunfang.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
