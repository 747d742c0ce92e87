/**
 * Outpatient visits as an institution charges them (2201–2208): registration, diagnoses, fees by
 * batch; what they cost is decided by {@code settlement}. States of a visit: open, cancelled; of a
 * batch: charged, settled. Tables of schema {@code visit}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "person", "benefit", "settlement", "evidence"})
package cn.yunfang.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
