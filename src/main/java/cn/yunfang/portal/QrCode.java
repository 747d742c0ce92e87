package cn.yunfang.portal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A QR code as SVG or PNG. The PNG is written here (one bit a pixel, ISO/IEC 15948), so that the
 * server needs no graphics system.
 */
record QrCode(BitMatrix modules) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int QUIET_ZONE = 4;

    static QrCode of(String text) {
        var hints =
                Map.of(
                        EncodeHintType.MARGIN,
                        QUIET_ZONE,
                        EncodeHintType.ERROR_CORRECTION,
                        ErrorCorrectionLevel.M);
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("cannot be a QR code", e);
        }
    }

    /** Modules on a side, with the quiet zone. */
    int size() {
        return modules.getWidth();
    }

    /** The black modules as the path of an SVG that is {@link #size} wide. */
    String path() {
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Black on white whatever the theme: scanners read that best. */
    String svg() {
        return """
               <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" \
               shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%2$dH0z"/>\
               <path d="%3$s"/></svg>
               """
                .formatted(modules.getWidth(), modules.getHeight(), path());
    }

    /**
     * @param scale pixels a module
     */
    byte[] png(int scale) {
        var png = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(png)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(scale));
            chunk(out, "IDAT", pixels(scale));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    // width, height, 1 bit, greyscale, and the only compression, filter and interlace there are
    private byte[] header(int scale) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(modules.getWidth() * scale);
            out.writeInt(modules.getHeight() * scale);
            out.write(new byte[] {1, 0, 0, 0, 0});
        }
        return bytes.toByteArray();
    }

    private byte[] pixels(int scale) throws IOException {
        int width = modules.getWidth() * scale;
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < modules.getHeight() * scale; y++) {
                var row = new byte[1 + (width + 7) / 8];
                for (int x = 0; x < width; x++) {
                    if (!modules.get(x / scale, y / scale)) {
                        row[1 + x / 8] |= (byte) (0x80 >> x % 8);
                    }
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
