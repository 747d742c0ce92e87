/**
 * What the funds pay and what the patient pays: a pure calculation on policies that are data, with
 * its explanation. Table: {@code benefit.policy}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
