package cn.yunfang.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** The curve and the raw signature of GB/T 32918; the custom curve is five times faster. */
final class Sm2 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    /** The user id every known client uses (national-interface §1.4). */
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    static final int SIGNATURE_BYTES = 64;

    private Sm2() {}

    /** Ready to sign any number of texts, one after the other: it starts afresh after each. */
    static SM2Signer signer(ECPrivateKeyParameters key) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(true, new ParametersWithID(key, USER_ID));
        return signer;
    }

    static byte[] sign(SM2Signer signer, byte[] text) {
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 signing failed", e);
        }
    }

    static boolean verify(ECPublicKeyParameters key, byte[] text, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(false, new ParametersWithID(key, USER_ID));
        signer.update(text, 0, text.length);
        return signer.verifySignature(signature);
    }
}
