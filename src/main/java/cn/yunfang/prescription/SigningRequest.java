package cn.yunfang.prescription;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What D002 is asked to sign.
 *
 * @param original the bytes of originalValue, opaque but for being JSON
 * @param text the same as text; @param fields the same as members
 * @param file the prescription file, PDF or OFD
 */
record SigningRequest(byte[] original, String text, Fields fields, byte[] file) {
    /** In a 10 MB message a file travels as Base64 inside hex: 2.7 bytes for one. */
    private static final int MOST_FILE_BYTES = 3 * 1024 * 1024;

    private static final int PDF_HEADER_WITHIN = 1024;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OFD_ROOT = "OFD.xml".getBytes(StandardCharsets.US_ASCII);

    static Outcome<SigningRequest> of(Fields body) {
        var original = decoded(body.text("originalValue"));
        var text = original.flatMap(SigningRequest::utf8);
        var fields = text.flatMap(Fields::parse);
        if (original.isEmpty() || text.isEmpty() || fields.isEmpty()) {
            return invalid("originalValue", "原始待签名处方信息", "Base64(UTF-8 JSON {…})");
        }
        var file = decoded(body.text("originalRxFile"));
        if (file.isEmpty() || !isPdf(file.get()) && !isOfd(file.get())) {
            return invalid("originalRxFile", "原始待签名处方文件", "Base64(PDF / OFD)");
        }
        return file.get().length > MOST_FILE_BYTES
                ? invalid("originalRxFile", "原始待签名处方文件", "≤ 3 MB")
                : Outcome.done(
                        new SigningRequest(original.get(), text.get(), fields.get(), file.get()));
    }

    /** SM3 over both parts; the length in front keeps their border. */
    byte[] digest() {
        return Sm3.digest(
                ByteBuffer.allocate(Integer.BYTES + original.length + file.length)
                        .putInt(original.length)
                        .put(original)
                        .put(file)
                        .array());
    }

    boolean isPdf() {
        return isPdf(file);
    }

    private static Outcome<SigningRequest> invalid(String field, String name, String right) {
        return Outcome.refused(Refusal.invalid(field, name, right));
    }

    // line breaks inside are harmless: some clients fold at 76 characters
    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    // readers look for the header in the first kilobyte
    private static boolean isPdf(byte[] file) {
        return indexOf(file, PDF, Math.min(file.length, PDF_HEADER_WITHIN)) >= 0;
    }

    // an OFD is a ZIP whose root is OFD.xml (GB/T 33190)
    private static boolean isOfd(byte[] file) {
        return file.length > ZIP.length
                && Arrays.equals(file, 0, ZIP.length, ZIP, 0, ZIP.length)
                && indexOf(file, OFD_ROOT, file.length) >= 0;
    }

    private static int indexOf(byte[] file, byte[] what, int end) {
        for (int i = 0; i + what.length <= end; i++) {
            if (Arrays.equals(file, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
