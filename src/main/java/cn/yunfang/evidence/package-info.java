/**
 * Who looked at what, for what purpose, and what a review was decided on. Tables: {@code
 * evidence.access}, {@code review_decision}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
