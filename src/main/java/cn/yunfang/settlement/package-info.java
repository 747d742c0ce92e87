/**
 * Pre-settle, settle, undo and reversal by msgid; accumulators, personal accounts and the
 * double-entry ledger. Tables of schema {@code settlement}.
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
            "benefit",
            "evidence"
        })
package cn.yunfang.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
