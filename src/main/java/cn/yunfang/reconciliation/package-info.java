/**
 * Details of an institution held against the platform's own (3202): its file comes in by 9101, the
 * differences with their causes go out by 9102 and over our own API. Tables: {@code
 * reconciliation.file}, {@code run}, {@code difference}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "registry", "settlement", "clearing", "evidence"})
package cn.yunfang.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
