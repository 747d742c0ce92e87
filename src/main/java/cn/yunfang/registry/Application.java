package cn.yunfang.registry;

/**
 * A HIS's or pharmacy ERP's access: who it is and how its messages are secured.
 *
 * @param publicKey Base64 of the client's SM2 public key, 65 bytes 04‖X‖Y
 * @param profile which wire profile it speaks
 */
public record Application(
        String appId,
        String appSecret,
        String institution,
        String publicKey,
        Profile profile,
        boolean revoked) {
    /** A: encrypted REST; C1, C2: plain FSI envelope, release 1 or 2 (national-interface). */
    public enum Profile {
        A,
        C1,
        C2
    }
}
