package cn.yunfang.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The synthetic vector of national-interface §1.5 and what must hold around it. */
class CryptoTest {
    private static final String APP_ID = "TESTAPP0123456789ABCDEF012345678";
    private static final String SECRET = "SYNTHETICSECRET0123456789ABCDEF0";

    private final Sm2PrivateKey key =
            Sm2PrivateKey.ofBase64("EjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8=");

    @Test
    void encryptsTheVector() {
        var sealed =
                Sm4.encrypt(
                        APP_ID.substring(0, 16).getBytes(StandardCharsets.UTF_8),
                        SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().withUpperCase().formatHex(sealed))
                .isEqualTo(
                        "67961013B4CB32C440EBBEA822BD47663FFE11FE5C2E9F60FFDE71A58385A358"
                                + "179D0E564251FB53BFA692AD85875492");
        assertThat(
                        MessageCipher.of(APP_ID, SECRET)
                                .encrypt("{\"fixmedinsCode\":\"H00000000001\",\"hiRxno\":\"RX1\"}"))
                .isEqualTo(
                        "4708E18EA1B2AAD590DFF8317C6CDF28726E80634AF5566A46098B260D4A43AB"
                                + "4E60E6E98CBF9482D92DBA4EA00E3570");
    }

    @Test
    void decryptsHexOfEitherCaseAndRefusesRubbish() {
        var cipher = MessageCipher.of(APP_ID, SECRET);
        var hex = cipher.encrypt("{\"a\":\"李\"}");
        assertThat(cipher.decrypt(hex.toLowerCase(java.util.Locale.ROOT)))
                .contains("{\"a\":\"李\"}");
        assertThat(cipher.decrypt("zz")).isEmpty();
        assertThat(cipher.decrypt(hex.substring(2))).isEmpty();
        assertThat(cipher.decrypt("")).isEmpty();
        assertThat(MessageCipher.of(APP_ID, "1" + SECRET).decrypt(hex).orElse(""))
                .isNotEqualTo("{\"a\":\"李\"}");
    }

    @Test
    void derivesThePublicKeyOfTheVector() {
        assertThat(key.publicKey().base64())
                .isEqualTo(
                        "BDy7PRF3/6GiG7BUrmE0VetAmndZPRciGAiXfsv7BYZHnPdTk8jS"
                                + "V5l/P8HfnpUkSXRv117RMH5N1JOuPdCoAL0=");
    }

    @Test
    void writesTheCanonicalTextOfTheVector() {
        var body =
                Fields.parse(
                                """
                                {"hospRxno":"R1","valiDays":3,"rxDrugCnt":1.50,"memo":"","nul":null,
                                 "flag":true,"rxdrugdetail":[{"b":"2","a":1,"e":""}],"empty":[],
                                 "mdtrtinfo":{"z":"李","a":"x/y"}}""")
                        .orElseThrow();
        assertThat(body.canonical())
                .isEqualTo(
                        "{\"flag\":\"true\",\"hospRxno\":\"R1\","
                                + "\"mdtrtinfo\":{\"a\":\"x/y\",\"z\":\"李\"},"
                                + "\"rxDrugCnt\":\"1.50\","
                                + "\"rxdrugdetail\":[{\"a\":\"1\",\"b\":\"2\"}],"
                                + "\"valiDays\":\"3\"}");
    }

    @Test
    void signsRawAndVerifiesOnlyTheSameText() {
        var text = "appId=1&key=2".getBytes(StandardCharsets.UTF_8);
        var signature = key.sign(text);
        assertThat(signature).hasSize(64);
        assertThat(key.publicKey().verify(text, signature)).isTrue();
        assertThat(
                        key.publicKey()
                                .verify(
                                        "appId=2&key=2".getBytes(StandardCharsets.UTF_8),
                                        signature))
                .isFalse();
        signature[5] ^= 1;
        assertThat(key.publicKey().verify(text, signature)).isFalse();
    }

    @Test
    void signsDetachedCmsThatBreaksWhenTouched() {
        var issued =
                new DemoCertificateAuthority()
                        .issue(
                                "H32010000001",
                                "云方演示医院",
                                "320100",
                                "12320100TEST000000",
                                key.publicKey());
        var text = "{\"hiRxno\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        var cms = Cms.sign(text, key, issued.certificate());
        assertThat(Cms.verify(text, cms))
                .hasValueSatisfying(
                        certificate -> assertThat(certificate).isEqualTo(issued.certificate()));
        assertThat(Cms.verify("{\"hiRxno\":\"2\"}".getBytes(StandardCharsets.UTF_8), cms))
                .isEmpty();
        assertThat(Cms.verify(text, "AAAA")).isEmpty();
        assertThat(issued.subject()).contains("C=CN").contains("O=NHSA").contains("ST=32");
    }
}
