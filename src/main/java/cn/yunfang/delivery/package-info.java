/**
 * Courier orders of dispensed prescriptions: status, position, sign-off. Tables of schema {@code
 * delivery}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "prescription", "circulation", "dispense"})
package cn.yunfang.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
