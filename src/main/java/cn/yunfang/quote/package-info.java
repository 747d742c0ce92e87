/**
 * What a prescription would cost the patient where, before he chooses: each pharmacy's price, what
 * the funds would pay of it and what is on the shelf; and goods held at the quoted price for a
 * while (kept in {@code stock.hold}).
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
            "circulation",
            "stock",
            "benefit",
            "settlement",
            "evidence"
        })
package cn.yunfang.quote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
