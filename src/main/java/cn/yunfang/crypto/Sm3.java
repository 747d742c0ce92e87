package cn.yunfang.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** SM3 digest (GB/T 32905), 32 bytes. */
public final class Sm3 {
    private Sm3() {}

    /** The digest as 64 hexadecimal digits. */
    public static String hex(byte[] text) {
        return HexFormat.of().formatHex(digest(text));
    }

    public static byte[] digest(byte[] text) {
        var sm3 = new SM3Digest();
        sm3.update(text, 0, text.length);
        var out = new byte[sm3.getDigestSize()];
        sm3.doFinal(out, 0);
        return out;
    }
}
