package cn.yunfang.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * One A4 page of Chinese text and lines. The glyphs that it shows are embedded, so that every
 * viewer and printer shows the same page; they are of Noto Sans SC ({@code fonts/OFL.txt}). Places
 * are points from the top left. The same text gives the same bytes, so that a file that is drawn
 * twice is signed once.
 */
public final class PdfSheet implements AutoCloseable {
    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";
    private static final ReentrantLock ONE_READER = new ReentrantLock();
    private static final int HEIGHT = 842;
    private static final int UNITS = 1000;

    /** Stands where the font has no glyph. */
    private static final String LACKING = "〓";

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream drawn;
    private final PDFont font;

    /** The file is read once: parsed it takes 10 MB, a page needs some hundred of its glyphs. */
    private static final class Glyphs {
        private static final TrueTypeFont ALL = read();

        private static TrueTypeFont read() {
            try (var file = PdfSheet.class.getResourceAsStream(FONT)) {
                if (file == null) {
                    throw new IllegalStateException("no " + FONT);
                }
                var all = new TTFParser().parse(new RandomAccessReadBuffer(file));
                // it looks through every text for Latin ligatures: a quarter of a page's time
                all.setEnableGsub(false);
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PdfSheet() throws IOException {
        document.setDocumentId(0L); // else it is made of the time
        font = PDType0Font.load(document, Glyphs.ALL, true);
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        drawn = new PDPageContentStream(document, page);
    }

    /** What is drawn on one sheet, as a file; one after another, for the font has one reader. */
    public static byte[] drawn(Drawing drawing) throws IOException {
        ONE_READER.lock();
        try (var sheet = new PdfSheet()) {
            drawing.on(sheet);
            return sheet.pdf();
        } finally {
            ONE_READER.unlock();
        }
    }

    /** What draws. */
    public interface Drawing {
        void on(PdfSheet sheet) throws IOException;
    }

    /** Text that begins there. */
    public void text(int x, int y, int size, String text) throws IOException {
        show(x, y, size, printable(text));
    }

    /** Text that ends there. */
    public void textBefore(int x, int y, int size, String text) throws IOException {
        var printable = printable(text);
        int width = (int) font.getStringWidth(printable) * size / UNITS;
        show(x - width, y, size, printable);
    }

    /** A line to the right. */
    public void line(int x, int y, int toX) throws IOException {
        drawn.moveTo(x, HEIGHT - y);
        drawn.lineTo(toX, HEIGHT - y);
        drawn.stroke();
    }

    private byte[] pdf() throws IOException {
        drawn.close();
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void show(int x, int y, int size, String text) throws IOException {
        drawn.beginText();
        drawn.setFont(font, size);
        drawn.newLineAtOffset(x, HEIGHT - y);
        drawn.showText(text);
        drawn.endText();
    }

    private String printable(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(one -> hasGlyph(one) ? one : LACKING)
                .collect(Collectors.joining());
    }

    private boolean hasGlyph(String one) {
        try {
            font.encode(one);
            return true;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }
}
