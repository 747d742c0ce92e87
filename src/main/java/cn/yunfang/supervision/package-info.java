/**
 * Looks at open prescriptions again when a rule or a recall arrives, and keeps what it finds for
 * the hospital and the bureau. Tables: {@code supervision.recheck}, {@code alert}. Events:
 * PrescriptionAlerted.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "rules",
            "recall",
            "prescription",
            "evidence"
        })
package cn.yunfang.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
