/**
 * The books as institutions, bureaus and persons check them: trial balance and statements of the
 * ledger; of an institution the settlement statement for a month as XLSX and PDF, and its own
 * totals held against the platform's (3201). Reads what {@code settlement} booked and writes
 * nothing of its own.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "benefit", "ledger", "settlement", "evidence"})
package cn.yunfang.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
