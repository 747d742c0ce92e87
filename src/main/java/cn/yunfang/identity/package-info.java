/**
 * Who is asking: bearer tokens for applications and people, signed with a key of our own or by an
 * outside OIDC issuer; sessions of browsers; limits of log-ins; and what each role may do at all.
 * Tables: {@code identity.signing_key}, {@code session}. The national envelopes prove their callers
 * themselves and pass by here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "registry", "person"})
package cn.yunfang.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
