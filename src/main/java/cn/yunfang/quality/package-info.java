/**
 * How well pharmacists review: what each had before him when he decided and for how long, which
 * decisions came too fast. Tables: {@code quality.look}, {@code alert}. See docs/review-quality.md.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "rules", "review", "evidence"})
package cn.yunfang.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
