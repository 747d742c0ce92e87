package cn.yunfang.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * FAKE certificate authority at the outermost edge: real X.509 certificates with SM2 signatures
 * under a root that everybody can compute. For the demo city and tests only.
 */
public final class DemoCertificateAuthority implements CertificateAuthority {
    private static final X500Name ISSUER =
            new X500Name("C=CN,O=Yunfang DEMO,CN=Demo CA (synthetic)");
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2045-01-01T00:00:00Z");

    private final Sm2PrivateKey root =
            Sm2PrivateKey.derived("yunfang demo root".getBytes(StandardCharsets.UTF_8));

    @Override
    public Issued issue(String code, String name, String division, String uscc, Sm2PublicKey key) {
        var subject =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.C, "CN")
                        .addRDN(BCStyle.O, "NHSA")
                        .addRDN(BCStyle.ST, division.substring(0, 2))
                        .addRDN(BCStyle.L, division)
                        .addRDN(BCStyle.T, uscc)
                        .addRDN(BCStyle.CN, name)
                        .build();
        var serial =
                new BigInteger(1, Sm3.digest(code.getBytes(StandardCharsets.UTF_8)))
                        .shiftRight(128);
        var builder =
                new X509v3CertificateBuilder(
                        ISSUER, serial, Date.from(FROM), Date.from(TO), subject, info(key));
        try {
            var certificate = builder.build(new RootSigner(root)).getEncoded();
            return new Issued(
                    certificate,
                    HexFormat.of().withUpperCase().formatHex(serial.toByteArray()),
                    subject.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SubjectPublicKeyInfo info(Sm2PublicKey key) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, GMObjectIdentifiers.sm2p256v1),
                java.util.Base64.getDecoder().decode(key.base64()));
    }

    private static final class RootSigner implements ContentSigner {
        private final java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        private final Sm2PrivateKey key;

        RootSigner(Sm2PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        }

        @Override
        public java.io.OutputStream getOutputStream() {
            return text;
        }

        @Override
        public byte[] getSignature() {
            return Cms.derSignature(key.sign(text.toByteArray()));
        }
    }
}
