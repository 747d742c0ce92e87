/**
 * What an institution's inventory system reports after each sale and return, pack by pack (3505,
 * 3506): held against the hand-over of a prescription, or against the settlement, and booked once.
 * Purchases by delivery note. Tables: {@code inventory.purchase}, {@code sale}, {@code
 * goods_return}, {@code subject}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "crypto",
            "formulary",
            "person",
            "prescription",
            "stock",
            "dispense",
            "settlement",
            "evidence"
        })
package cn.yunfang.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
