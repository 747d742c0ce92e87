package cn.yunfang.crypto;

import cn.yunfang.shared.ChinaTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * An institution's signature inside a PDF (ISO 32000-1 §12.8): appended, so that every byte of the
 * original stays, with a detached CMS of GB/T 35275 as its contents.
 */
public final class PdfSeal {
    /** What our CMS takes besides the certificate is about 400 bytes. */
    private static final int BYTES_BESIDE_CERTIFICATE = 800;

    /** What unpacking a hostile file may cost at most. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Sm2PrivateKey key;
    private final byte[] certificate;

    public PdfSeal(Sm2PrivateKey key, byte[] certificate) {
        this.key = key;
        this.certificate = certificate.clone();
    }

    /** The signed file; empty when the bytes are no PDF that can be signed. */
    public Optional<byte[]> sign(byte[] pdf, String signer, Instant at) {
        var memory = MemoryUsageSetting.setupMainMemoryOnly(MOST_BYTES).streamCache;
        try (var document = Loader.loadPDF(pdf, "", null, null, memory)) {
            return Optional.of(signed(document, pdf.length, signer, at));
        } catch (IOException | RuntimeException e) {
            // damaged files fail in many ways inside the parser; all mean "cannot be signed"
            return Optional.empty();
        }
    }

    private byte[] signed(PDDocument document, int length, String signer, Instant at)
            throws IOException {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        signature.setName(signer);
        signature.setSignDate(GregorianCalendar.from(at.atZone(ChinaTime.ZONE)));
        int room = certificate.length + BYTES_BESIDE_CERTIFICATE;
        var out = new ByteArrayOutputStream(length + 4 * room);
        try (var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(room);
            document.addSignature(signature, options);
            var open = document.saveIncrementalForExternalSigning(out);
            open.setSignature(Cms.der(open.getContent().readAllBytes(), key, certificate));
        }
        return out.toByteArray();
    }
}
