package cn.yunfang.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSealTest {
    private final Sm2PrivateKey key = Sm2PrivateKey.derived(new byte[] {1});
    private final byte[] certificate =
            new DemoCertificateAuthority()
                    .issue(
                            "H32010000001",
                            "云方演示医院",
                            "320100",
                            "ZZ990000YFTEST0001",
                            key.publicKey())
                    .certificate();
    private final PdfSeal seal = new PdfSeal(key, certificate);
    private final Instant now = Instant.parse("2026-11-24T01:02:03Z");

    @Test
    void appendsASignatureThatCoversEverythingElse() throws IOException {
        var pdf = aPdf();
        var signed = seal.sign(pdf, "云方演示医院", now).orElseThrow();
        assertThat(signed).startsWith(pdf);
        try (var document = Loader.loadPDF(signed)) {
            var signature = document.getSignatureDictionaries().getFirst();
            assertThat(signature.getName()).isEqualTo("云方演示医院");
            assertThat(signature.getSignDate().toInstant()).isEqualTo(now);
            var cms = withoutPadding(signature.getContents(signed));
            assertThat(Cms.verify(signature.getSignedContent(signed), cms)).isPresent();
            var touched = signed.clone();
            touched[10] ^= 1;
            assertThat(Cms.verify(signature.getSignedContent(touched), cms)).isEmpty();
        }
    }

    @Test
    void addsToASignatureThatIsThere() throws IOException {
        var once = seal.sign(aPdf(), "甲", now).orElseThrow();
        var twice = seal.sign(once, "乙", now).orElseThrow();
        assertThat(twice).startsWith(once);
        try (var document = Loader.loadPDF(twice)) {
            assertThat(document.getSignatureDictionaries()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%PDF-1.4",
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\n"
                        + "trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
                "%PDF-1.4\nstartxref\n99999999999999\n%%EOF"
            })
    void leavesAloneWhatCannotBeSigned(String text) {
        assertThat(seal.sign(text.getBytes(StandardCharsets.UTF_8), "甲", now)).isEmpty();
    }

    @Test
    void survivesDeepNesting() {
        var nested = "%PDF-1.4\n1 0 obj\n" + "[".repeat(100_000) + "\nendobj\n";
        assertThat(seal.sign(nested.getBytes(StandardCharsets.UTF_8), "甲", now)).isEmpty();
    }

    // the place for the signature is larger than the signature; zeros fill it
    private static String withoutPadding(byte[] contents) throws IOException {
        try (var in = new ASN1InputStream(contents)) {
            return Base64.getEncoder().encodeToString(in.readObject().getEncoded());
        }
    }

    private static byte[] aPdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
