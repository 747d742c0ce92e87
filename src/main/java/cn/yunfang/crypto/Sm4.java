package cn.yunfang.crypto;

import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-ECB with PKCS#7 padding (GB/T 32907), as the national interface prescribes it (§1.3). */
public final class Sm4 {
    private Sm4() {}

    public static byte[] encrypt(byte[] key, byte[] text) {
        return run(true, key, text)
                .orElseThrow(() -> new IllegalStateException("SM4 encryption cannot fail"));
    }

    /** Empty when the padding is wrong, which means another key or a damaged text. */
    public static Optional<byte[]> decrypt(byte[] key, byte[] text) {
        return text.length == 0 || text.length % 16 != 0 ? Optional.empty() : run(false, key, text);
    }

    // the padded buffer around the bare engine is ECB
    @SuppressWarnings("deprecation")
    private static Optional<byte[]> run(boolean encrypt, byte[] key, byte[] text) {
        var cipher = new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
        cipher.init(encrypt, new KeyParameter(key));
        var out = new byte[cipher.getOutputSize(text.length)];
        try {
            int length = cipher.processBytes(text, 0, text.length, out, 0);
            length += cipher.doFinal(out, length);
            return Optional.of(java.util.Arrays.copyOf(out, length));
        } catch (InvalidCipherTextException e) {
            return Optional.empty();
        }
    }
}
