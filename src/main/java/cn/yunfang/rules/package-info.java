/**
 * Rules that look at a prescription before it counts. What they say, their thresholds and their
 * sources are data: rules/rules.csv, and the rules bureaus write. Tables: {@code
 * rules.bureau_rule}, {@code shadow_finding}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "expression",
            "formulary",
            "recall",
            "registry",
            "person"
        })
package cn.yunfang.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
