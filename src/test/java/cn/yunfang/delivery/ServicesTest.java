package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.shared.Fen;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bringing costs and what has to stay cold, as the data says. */
class ServicesTest {
    private static final DeliveryTerms TERMS =
            new DeliveryTerms(20_000, new Fen(500), Fen.ZERO, 60);
    private final Services services = new Services();

    @ParameterizedTest
    @CsvSource({
        "false, 0, 500",
        "false, 5000, 500",
        "false, 5001, 600",
        "false, 6000, 600",
        "false, 6001, 700",
        "true, 4999, 1100",
        "true, 5001, 1250",
        "true, 7000, 1400"
    })
    void eachBegunKilometreBeyondTheFreeOnesCosts(boolean cold, long metres, long fen) {
        assertThat(services.forGoods(cold).fee(TERMS, metres)).isEqualTo(new Fen(fen));
    }

    @Test
    void theColdChainTakesLonger() {
        assertThat(services.forGoods(false).time(TERMS)).isEqualTo(Duration.ofMinutes(60));
        assertThat(services.forGoods(true).time(TERMS)).isEqualTo(Duration.ofMinutes(75));
    }

    @ParameterizedTest
    @CsvSource({
        "甘精胰岛素注射液, true",
        "利拉鲁肽注射液, true",
        "贝伐珠单抗注射液, true",
        "阿柏西普眼内注射溶液, true",
        "阿莫西林胶囊, false",
        "二甲双胍缓释片, false",
        "胰激肽原酶肠溶片, false"
    })
    void knowsWhatStaysCold(String name, boolean cold) {
        assertThat(services.cold(name).isPresent()).isEqualTo(cold);
    }
}
