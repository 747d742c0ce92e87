/**
 * The sale: hand-over with trace codes, partial and owing, return. Tables: {@code dispense.sale},
 * {@code goods_return}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "registry",
            "formulary",
            "prescription",
            "circulation",
            "recall",
            "stock"
        })
package cn.yunfang.dispense;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
