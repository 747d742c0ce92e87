package cn.yunfang.chronic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.chronic.Attachment.Media;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a file is stands in it, whatever it is called. */
class AttachmentTest {
    @Test
    void knowsTheThreeKindsByTheirBeginning() {
        assertThat(Media.of(Base64.getDecoder().decode("/9j/4AAQSkZJRgAB"))).contains(Media.JPEG);
        assertThat(Media.of(Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUg==")))
                .contains(Media.PNG);
        assertThat(Media.of(bytes("%PDF-1.7\n"))).contains(Media.PDF);
    }

    @Test
    void refusesWhatOnlyPretends() {
        for (var text :
                new String[] {
                    "",
                    "%PDF",
                    "<svg onload=alert(1)>",
                    "GIF89a%PDF-1.7",
                    " %PDF-1.7",
                    "MZ\u0090",
                    "PK\u0003\u0004",
                    "<html>",
                    "\u0089PN"
                }) {
            assertThat(Media.of(bytes(text))).as(text).isEmpty();
        }
    }

    @Property(tries = 500)
    void neverFailsWhateverComes(@ForAll byte[] content) {
        assertThat(Media.of(content)).isNotNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
