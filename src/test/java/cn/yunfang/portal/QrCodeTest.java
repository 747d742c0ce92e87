package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final String TEXT = "0C7Q2M9X4B1TQ8V5RZ3KJ6HNP2D";

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 12})
    void pngHoldsTheTextAtEveryScale(int scale) throws IOException, NotFoundException {
        var code = QrCode.of(TEXT);
        var image = ImageIO.read(new ByteArrayInputStream(code.png(scale)));
        int width = image.getWidth();

        assertThat(width).isEqualTo(code.modules().getWidth() * scale);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean black = (image.getRGB(x, y) & 0xff) == 0;
                assertThat(black).isEqualTo(code.modules().get(x / scale, y / scale));
            }
        }
        if (scale > 1) {
            var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
            var source = new RGBLuminanceSource(width, image.getHeight(), pixels);
            var found =
                    new QRCodeMultiReader()
                            .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)));
            assertThat(found[0].getText()).isEqualTo(TEXT);
        }
    }
}
