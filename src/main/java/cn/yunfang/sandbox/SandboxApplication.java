package cn.yunfang.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * An application that an integrator made.
 *
 * @param owner who made it
 * @param keysSince when its keys were last made
 */
public record SandboxApplication(
        String appId,
        String owner,
        String name,
        String institution,
        Instant createdAt,
        Instant keysSince,
        Optional<Instant> revokedAt) {}
