/**
 * Pre-settle, settle, undo and reversal by msgid; accumulators and personal accounts. Tables of
 * schema {@code settlement}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "formulary",
            "person",
            "chronic",
            "prescription",
            "circulation",
            "dispense",
            "stock",
            "benefit",
            "ledger",
            "evidence"
        })
package cn.yunfang.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
