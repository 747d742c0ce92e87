package cn.yunfang.crypto;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Detached SignedData of GB/T 35275-2017: SM2 over SM3, the signature an ASN.1 sequence of r and s
 * (GB/T 35276), the signer's certificate inside, no signed attributes.
 */
public final class Cms {
    /** GB/T 35275 §6: data and signedData under 1.2.156.10197.6.1.4.2. */
    private static final ASN1ObjectIdentifier DATA =
            new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");

    private static final ASN1ObjectIdentifier SIGNED_DATA =
            new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");

    private static final AlgorithmIdentifier SM3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm3);
    private static final AlgorithmIdentifier SM2_SIGN =
            new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign);

    private Cms() {}

    /** Signs the text; answers Base64 of the DER structure. */
    public static String sign(byte[] text, Sm2PrivateKey key, byte[] certificate) {
        return Base64.getEncoder().encodeToString(der(text, key, certificate));
    }

    static byte[] der(byte[] text, Sm2PrivateKey key, byte[] certificate) {
        var signer = Certificate.getInstance(certificate);
        var raw = key.sign(text);
        var info =
                new SignerInfo(
                        new SignerIdentifier(
                                new IssuerAndSerialNumber(
                                        signer.getIssuer(),
                                        signer.getSerialNumber().getPositiveValue())),
                        SM3,
                        (org.bouncycastle.asn1.ASN1Set) null,
                        SM2_SIGN,
                        new DEROctetString(derSignature(raw)),
                        (org.bouncycastle.asn1.ASN1Set) null);
        var signed =
                new SignedData(
                        new DERSet(SM3),
                        new ContentInfo(DATA, null),
                        new DERSet(signer),
                        null,
                        new DERSet(info));
        try {
            return new ContentInfo(SIGNED_DATA, signed).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("encoding to memory cannot fail", e);
        }
    }

    /** The signer's certificate when the structure is well-formed and signs exactly this text. */
    public static Optional<byte[]> verify(byte[] text, String cms) {
        try {
            var outer = ContentInfo.getInstance(Base64.getDecoder().decode(cms));
            var signed = SignedData.getInstance(outer.getContent());
            var signer = Certificate.getInstance(signed.getCertificates().getObjectAt(0));
            var info = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
            var key =
                    (ECPublicKeyParameters)
                            PublicKeyFactory.createKey(signer.getSubjectPublicKeyInfo());
            var point = new Sm2PublicKey(key.getQ().getEncoded(false));
            return point.verify(text, rawSignature(info.getEncryptedDigest().getOctets()))
                    ? Optional.of(signer.getEncoded())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // hostile bytes fail in many ways inside the ASN.1 parser; all mean "no"
            return Optional.empty();
        }
    }

    static byte[] derSignature(byte[] raw) {
        var both = new ASN1EncodableVector();
        both.add(new ASN1Integer(new java.math.BigInteger(1, raw, 0, 32)));
        both.add(new ASN1Integer(new java.math.BigInteger(1, raw, 32, 32)));
        try {
            return new DERSequence(both).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("encoding to memory cannot fail", e);
        }
    }

    private static byte[] rawSignature(byte[] der) {
        var both = org.bouncycastle.asn1.ASN1Sequence.getInstance(der);
        var raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            var part =
                    org.bouncycastle.util.BigIntegers.asUnsignedByteArray(
                            32, ASN1Integer.getInstance(both.getObjectAt(i)).getPositiveValue());
            System.arraycopy(part, 0, raw, i * 32, 32);
        }
        return raw;
    }
}
