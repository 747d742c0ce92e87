/**
 * The books as institutions, bureaus and persons check them: trial balance and statements of the
 * ledger, the settlement statement of an institution for a month as XLSX and PDF. Reads what {@code
 * settlement} booked and writes nothing of its own.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "benefit", "settlement", "evidence"})
package cn.yunfang.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
