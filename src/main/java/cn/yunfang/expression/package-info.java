/**
 * Conditions that an office writes as data, in CEL (Common Expression Language): typed, without
 * side effects, of bounded cost. Knows nothing of what they are about. No tables, no events.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package cn.yunfang.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
