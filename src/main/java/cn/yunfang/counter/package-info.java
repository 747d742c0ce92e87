/**
 * Sales over a pharmacy's counter as 2101 and 2102 settle them: what a pre-settlement told the
 * patient is what he pays, or he is told what changed. Tables of schema {@code counter}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "settlement"})
package cn.yunfang.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
