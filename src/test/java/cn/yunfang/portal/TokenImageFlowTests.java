package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The QR code of a prescription over our own API, as text and as image. */
class TokenImageFlowTests extends ApiFlow {

    @Test
    void qrImagesHoldTheTwentySevenCharacters() throws IOException, NotFoundException {
        var rx = city.effective();
        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/token";
        var patient = city.patientToken(rx);

        var text = api.get(path, patient);
        assertThat(text.json().path("qr").asString()).matches("[0-9A-HJKMNP-TV-Z]{27}");
        assertThat(text.header("Cache-Control")).contains("no-store");

        var png = api.get(path + ".png", patient);
        assertThat(png.header("Content-Type")).isEqualTo("image/png");
        assertThat(png.header("X-Token-Expires")).contains("+08:00");
        var qr = scan(png.raw().body());
        assertThat(qr).matches("[0-9A-HJKMNP-TV-Z]{27}");
        assertThat(qr).isNotEqualTo(text.json().path("qr").asString());

        var claimed = api.post("/api/v1/claims", city.pharmacyToken(2), Map.of("code", qr));
        assertThat(claimed.status()).isEqualTo(201);
        assertThat(claimed.json().path("hiRxno").asString()).isEqualTo(rx.hiRxno());
        assertThat(claimed.json().path("claimSecret").asString()).isNotBlank();

        var svg = api.get(path + ".svg", patient);
        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(svg.text()).startsWith("<svg ").contains("viewBox");
    }

    private static String scan(byte[] png) throws IOException, NotFoundException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
    }
}
