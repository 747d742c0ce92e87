package cn.yunfang.registry;

import java.util.Set;

/**
 * A HIS's or pharmacy ERP's access: who it is and how its messages are secured.
 *
 * @param publicKey Base64 of the client's SM2 public key, 65 bytes 04‖X‖Y
 * @param profiles which wire profiles it may speak
 */
public record Application(
        String appId,
        String appSecret,
        String institution,
        String publicKey,
        Set<Profile> profiles,
        boolean revoked) {
    /** A: encrypted REST; C1, C2: plain FSI envelope, release 1 or 2 (national-interface). */
    public enum Profile {
        A,
        C1,
        C2
    }
}
