/**
 * The books as institutions, bureaus and persons check them: trial balance and statements of the
 * ledger. Reads what {@code settlement} booked and writes nothing of its own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "settlement", "evidence"})
package cn.yunfang.clearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
