/** Who looked at what, for what purpose. Table: {@code evidence.access}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
