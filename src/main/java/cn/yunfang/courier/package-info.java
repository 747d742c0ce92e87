/**
 * The outermost edge of delivery: what a courier company must be able to do, and one that only
 * pretends, with all the ways in which a real one misbehaves. Tables: {@code
 * courier.pretended_order}, {@code pretended_notice}, {@code pretended_key}; a real courier leaves
 * them empty. Events: none.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto", "outside"})
package cn.yunfang.courier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
