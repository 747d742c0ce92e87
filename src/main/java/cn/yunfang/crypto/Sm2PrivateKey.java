package cn.yunfang.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.BigIntegers;

/** An SM2 signing key, D in 1 … n−2. */
public final class Sm2PrivateKey {
    private static final int BYTES = 32;

    private final ECPrivateKeyParameters parameters;

    /** Signers at rest: to make one costs as much as to sign, and one signs for one at a time. */
    private final Queue<SM2Signer> idle = new ConcurrentLinkedQueue<>();

    private Sm2PrivateKey(BigInteger d) {
        if (d.signum() <= 0 || d.compareTo(Sm2.DOMAIN.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("SM2 private key out of range");
        }
        this.parameters = new ECPrivateKeyParameters(d, Sm2.DOMAIN);
    }

    /** Base64 of D, 32 bytes or 33 with a leading zero (national-interface §1.4). */
    public static Sm2PrivateKey ofBase64(String text) {
        return new Sm2PrivateKey(new BigInteger(1, Base64.getDecoder().decode(text)));
    }

    /** A fresh key from the given source of randomness; a seeded source gives the same key. */
    public static Sm2PrivateKey generate(SecureRandom random) {
        return new Sm2PrivateKey(
                BigIntegers.createRandomInRange(
                        BigInteger.ONE, Sm2.DOMAIN.getN().subtract(BigInteger.TWO), random));
    }

    /** A key made from any 32 bytes, for demo data that must come out the same every time. */
    public static Sm2PrivateKey derived(byte[] seed) {
        return new Sm2PrivateKey(
                new BigInteger(1, Sm3.digest(seed))
                        .mod(Sm2.DOMAIN.getN().subtract(BigInteger.TWO))
                        .add(BigInteger.ONE));
    }

    public String base64() {
        return Base64.getEncoder()
                .encodeToString(BigIntegers.asUnsignedByteArray(BYTES, parameters.getD()));
    }

    public Sm2PublicKey publicKey() {
        return new Sm2PublicKey(
                Sm2.DOMAIN.getG().multiply(parameters.getD()).normalize().getEncoded(false));
    }

    /** Raw r‖s, 64 bytes, over SM3 with the default user id. */
    public byte[] sign(byte[] text) {
        var free = idle.poll();
        var signer = free == null ? Sm2.signer(parameters) : free;
        var signature = Sm2.sign(signer, text);
        idle.add(signer); // one that failed is not used again
        return signature;
    }

    ECPrivateKeyParameters parameters() {
        return parameters;
    }
}
