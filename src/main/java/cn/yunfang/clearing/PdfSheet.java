package cn.yunfang.clearing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * One A4 page of Chinese text and lines. The font is STSong-Light of the Adobe-GB1 collection by
 * its name alone (ISO 32000-1 §9.7.5.2, UniGB-UTF16-H), which every viewer has or replaces: a
 * statement stays a few kilobytes and no font is shipped. Places are points from the top left.
 */
final class PdfSheet {
    private static final int HEIGHT = 842;
    private static final int FULL = 1000;
    private static final int HALF = 500;
    private static final int LAST_ASCII = 127;
    private static final COSName FONT = COSName.getPDFName("F1");

    private final StringBuilder drawn = new StringBuilder("0.5 w\n");

    /** Text that begins there. */
    void text(int x, int y, int size, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_16BE);
        drawn.append(
                "BT /F1 %d Tf %d %d Td <%s> Tj ET\n"
                        .formatted(size, x, HEIGHT - y, HexFormat.of().formatHex(bytes)));
    }

    /** Text that ends there. */
    void textBefore(int x, int y, int size, String text) {
        text(x - width(text) * size / FULL, y, size, text);
    }

    void line(int x, int y, int toX) {
        drawn.append("%d %d m %d %d l S\n".formatted(x, HEIGHT - y, toX, HEIGHT - y));
    }

    /** The file. */
    byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var resources = new PDResources();
            var fonts = new COSDictionary();
            fonts.setItem(FONT, font());
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            page.setResources(resources);
            var bytes = drawn.toString().getBytes(StandardCharsets.US_ASCII);
            page.setContents(
                    new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    // letters and digits are half as wide as characters, as the widths of the font say
    private static int width(String text) {
        return text.chars().map(one -> one < LAST_ASCII ? HALF : FULL).sum();
    }

    private static COSDictionary font() {
        var font = named(COSName.FONT);
        font.setName(COSName.SUBTYPE, "Type0");
        font.setName(COSName.BASE_FONT, "STSong-Light");
        font.setName(COSName.ENCODING, "UniGB-UTF16-H");
        var descendants = new COSArray();
        descendants.add(glyphs());
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private static COSDictionary glyphs() {
        var glyphs = named(COSName.FONT);
        glyphs.setName(COSName.SUBTYPE, "CIDFontType0");
        glyphs.setName(COSName.BASE_FONT, "STSong-Light");
        var collection = new COSDictionary();
        collection.setItem(COSName.REGISTRY, new COSString("Adobe"));
        collection.setItem(COSName.ORDERING, new COSString("GB1"));
        collection.setInt(COSName.SUPPLEMENT, 4);
        glyphs.setItem(COSName.CIDSYSTEMINFO, collection);
        glyphs.setInt(COSName.DW, FULL);
        glyphs.setItem(COSName.W, numbers(1, 95, HALF)); // CIDs of ASCII
        glyphs.setItem(COSName.FONT_DESC, descriptor());
        return glyphs;
    }

    private static COSDictionary descriptor() {
        var descriptor = named(COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "STSong-Light");
        descriptor.setInt(COSName.FLAGS, 6); // serif, symbolic
        descriptor.setItem(COSName.FONT_BBOX, numbers(-25, -254, FULL, 880));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 880);
        descriptor.setInt(COSName.STEM_V, 93);
        return descriptor;
    }

    private static COSDictionary named(COSName type) {
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, type);
        return dictionary;
    }

    private static COSArray numbers(int... numbers) {
        var array = new COSArray();
        for (int one : numbers) {
            array.add(COSInteger.get(one));
        }
        return array;
    }
}
