/**
 * Institutions, practitioners, designations, application keys and signing certificates, answered
 * from memory. Tables: {@code registry.institution}, {@code registry.practitioner}, {@code
 * registry.application}, {@code registry.certificate}, {@code registry.platform_key}, {@code
 * registry.push_endpoint}, {@code registry.storefront}, {@code registry.change}. {@link
 * cn.yunfang.registry.Registry} answers, {@link cn.yunfang.registry.Registrar} changes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto"})
package cn.yunfang.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
