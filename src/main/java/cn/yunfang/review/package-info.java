/**
 * Rules that look at a prescription before it counts, and the work list of reviewing pharmacists.
 * What the rules say, their thresholds and their sources are data: review/rules.csv, and the rules
 * bureaus write. Tables: {@code review.task}, {@code bureau_rule}, {@code shadow_finding}. Events:
 * ReviewTaken.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "expression", "formulary", "registry", "person"})
package cn.yunfang.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
