/**
 * Insured persons, enrolments and e-vouchers; whose personal account may pay for whom. Tables:
 * {@code person.person}, {@code certificate}, {@code voucher}, {@code family_link}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "evidence"})
package cn.yunfang.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
