/**
 * Rules that look at a prescription before it counts, and the work list of reviewing pharmacists.
 * Tables: {@code review.task}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "formulary", "registry", "person"})
package cn.yunfang.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
