package cn.yunfang.crypto;

import java.util.Base64;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** An SM2 verification key. */
public final class Sm2PublicKey {
    private static final int RAW_BYTES = 64;

    private final byte[] encoded;
    private final ECPublicKeyParameters parameters;

    Sm2PublicKey(byte[] encoded) {
        this.encoded = encoded.clone();
        this.parameters =
                new ECPublicKeyParameters(Sm2.DOMAIN.getCurve().decodePoint(encoded), Sm2.DOMAIN);
    }

    /** Base64 of 04‖X‖Y, or of X‖Y alone; a point off the curve is an error. */
    public static Sm2PublicKey ofBase64(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (bytes.length != RAW_BYTES) {
            return new Sm2PublicKey(bytes);
        }
        var prefixed = new byte[RAW_BYTES + 1];
        prefixed[0] = 4;
        System.arraycopy(bytes, 0, prefixed, 1, RAW_BYTES);
        return new Sm2PublicKey(prefixed);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(encoded);
    }

    /** Whether the raw r‖s signature is this key's over the text. */
    public boolean verify(byte[] text, byte[] signature) {
        return Sm2.verify(parameters, text, signature);
    }

    ECPublicKeyParameters parameters() {
        return parameters;
    }
}
