/**
 * Drugs that are called back: what is recalled, by whom and since when, answered from memory.
 * Table: {@code recall.recall}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "formulary"})
package cn.yunfang.recall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
