/**
 * The work list of reviewing pharmacists: what waits for them, who looks at it, what they say.
 * Tables: {@code review.task}, {@code hold}. Events: ReviewTaken, ReviewOverdue.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "rules"})
package cn.yunfang.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
