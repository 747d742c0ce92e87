/**
 * What every module speaks: money, identifiers, refusals, one database round trip per exchange, the
 * event log, time. Tables: {@code shared.event}, {@code shared.request_seen}, {@code
 * shared.consumer}. It decides nothing about prescriptions.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package cn.yunfang.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
