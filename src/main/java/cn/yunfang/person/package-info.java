/**
 * Insured persons, enrolments and e-vouchers. Tables: {@code person.person}, {@code
 * person.certificate}, {@code person.voucher}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.yunfang.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
