/**
 * The prescription from pre-check to its end, with its lines; {@link Transitions} is its life.
 * Tables: {@code prescription.rx}, {@code line}, {@code document}, {@code signature}, {@code file},
 * {@code hospital_number}. Events out: the fourth column of {@link Transitions}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "formulary",
            "person",
            "review",
            "quality",
            "rules",
            "stock",
            "evidence"
        })
package cn.yunfang.prescription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
