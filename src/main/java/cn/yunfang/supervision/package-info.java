/**
 * Looks at open prescriptions again when a rule or a recall arrives, and keeps what it finds for
 * the hospital and the bureau. Adds up a region's prescriptions and money, and compares its
 * institutions, its village clinics by what they bought and sold. Tables: {@code
 * supervision.recheck}, {@code alert}, {@code hour_count}. Events: PrescriptionAlerted. Events in:
 * all, counted.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "formulary",
            "stock",
            "inventory",
            "rules",
            "recall",
            "prescription",
            "review",
            "settlement",
            "evidence"
        })
package cn.yunfang.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
