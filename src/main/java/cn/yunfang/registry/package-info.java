/**
 * Institutions, practitioners, designations, application keys and signing certificates. Tables:
 * {@code registry.institution}, {@code registry.practitioner}, {@code registry.application}, {@code
 * registry.certificate}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto"})
package cn.yunfang.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
