/**
 * The national interface: profile A (encrypted REST), the FSI envelope with settlement and profile
 * C, all through the same operations. Decides nothing; checks fields and translates.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "formulary",
            "person",
            "prescription",
            "review",
            "rules",
            "circulation",
            "dispense",
            "stock",
            "delivery",
            "chronic",
            "benefit",
            "settlement",
            "counter",
            "visit",
            "inventory",
            "clearing",
            "payment",
            "reconciliation",
            "evidence"
        })
package cn.yunfang.national;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
