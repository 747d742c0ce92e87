/**
 * The books as institutions, bureaus and persons check them: trial balance and statements of the
 * ledger, the settlement statement of an institution for a month, its totals held against the
 * platform's (3201); and the monthly clearing itself: applied for (3203, 3204), decided with
 * deductions and prepayments, paid. States: {@code ClearingState}. Tables: {@code
 * clearing.application}, {@code deduction}, {@code prepaid}, {@code payment}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "registry",
            "person",
            "benefit",
            "ledger",
            "settlement",
            "evidence",
            "paper"
        })
package cn.yunfang.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
