package cn.yunfang.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals keys and secrets for the database with AES-256-GCM under {@code YUNFANG_MASTER_KEY}.
 * Without one they are stored as they are, so that nodes need nothing in common but the database;
 * the first byte tells which.
 */
@Component
final class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final byte PLAIN = 0;
    private static final byte SEALED = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] masterKey;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param masterKey Base64 of 32 bytes, or empty
     */
    Vault(@Value("${yunfang.master-key:}") String masterKey) {
        this.masterKey = Base64.getDecoder().decode(masterKey);
        if (this.masterKey.length == 0) {
            LOG.info("keys are stored unsealed; set YUNFANG_MASTER_KEY to seal them");
        } else if (this.masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "YUNFANG_MASTER_KEY must be Base64 of 32 bytes, e.g. openssl rand -base64 32");
        }
    }

    /** The secret as it is stored; {@code owner} binds it to its row. */
    byte[] seal(String owner, byte[] secret) {
        if (masterKey.length == 0) {
            return ByteBuffer.allocate(1 + secret.length).put(PLAIN).put(secret).array();
        }
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(secret);
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(SEALED)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    byte[] open(String owner, byte[] stored) {
        var bytes = ByteBuffer.wrap(stored);
        if (bytes.get() == PLAIN) {
            return rest(bytes);
        }
        if (masterKey.length == 0) {
            throw new IllegalStateException(
                    "the keys in the database are sealed: set YUNFANG_MASTER_KEY");
        }
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, owner, nonce).doFinal(rest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key of "
                            + owner
                            + " is damaged or was sealed under another YUNFANG_MASTER_KEY",
                    e);
        }
    }

    private static byte[] rest(ByteBuffer bytes) {
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }

    private Cipher cipher(int mode, String owner, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(masterKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
