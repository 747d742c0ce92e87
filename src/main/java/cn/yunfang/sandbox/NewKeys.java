package cn.yunfang.sandbox;

import cn.yunfang.crypto.Sm2PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Keys of an application, shown once.
 *
 * @param privateKey Base64 of the client's SM2 key; @param publicKey Base64 of its public half
 */
public record NewKeys(String appId, String appSecret, String privateKey, String publicKey) {
    private static final int SECRET_BYTES = 16;

    /** New ones for a new application. */
    static NewKeys generate(SecureRandom random) {
        return generate(random, text(random));
    }

    /** New ones for one that is there. */
    static NewKeys generate(SecureRandom random, String appId) {
        var key = Sm2PrivateKey.generate(random);
        return new NewKeys(appId, text(random), key.base64(), key.publicKey().base64());
    }

    private static String text(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
