/**
 * What a prescription would cost the patient where, before he chooses: each pharmacy's price, what
 * the funds would pay of it and what is on the shelf. Keeps nothing.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "formulary",
            "recall",
            "person",
            "chronic",
            "prescription",
            "stock",
            "benefit",
            "settlement"
        })
package cn.yunfang.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
