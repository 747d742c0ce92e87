package cn.yunfang.portal;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A photo of a record as patients attach it. */
final class RecordPicture {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int LINE = 56;

    private RecordPicture() {}

    /** PNG of some lines of text. */
    static byte[] of(String... lines) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0xFBF7EC));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x22303C));
        pen.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, LINE / 2));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], LINE / 2, LINE * (i + 1));
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
