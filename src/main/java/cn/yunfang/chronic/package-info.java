/**
 * Outpatient chronic and special diseases that a person is filed for (慢特病认定). Table: {@code
 * chronic.filing}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.chronic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
