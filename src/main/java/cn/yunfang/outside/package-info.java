/**
 * Talking with systems that stand outside (a bank, a courier), who may be slow, silent or away:
 * asking them with patience, and calling back as one of them does. Tables: none. Events: none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.yunfang.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
