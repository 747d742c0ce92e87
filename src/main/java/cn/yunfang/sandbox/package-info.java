/**
 * Where integrators try the national interface: applications of their own with institutions of
 * their own, and the last messages of these. Closed unless {@code yunfang.sandbox} opens it, which
 * the demo city does. Tables: {@code sandbox.application}, {@code sandbox.message}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "crypto", "registry", "national", "evidence"})
package cn.yunfang.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
