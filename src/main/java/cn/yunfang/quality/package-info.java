/**
 * How well pharmacists review: what each had before him when he decided and for how long, which
 * approvals came too fast, which planted errors he found. Tables: {@code quality.look}, {@code
 * alert}, {@code planted}. Events: PlantedCaseDecided. See docs/review-quality.md.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "formulary",
            "person",
            "rules",
            "review",
            "evidence"
        })
package cn.yunfang.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
