/**
 * The outermost edge of card payments: what a bank must be able to do, and a bank that only
 * pretends, with all the ways in which a real one misbehaves. Tables: {@code bank.pretended_order},
 * {@code pretended_notice}, {@code pretended_key}; a real bank leaves them empty. Events: none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto", "outside"})
package cn.yunfang.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
