package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import org.junit.jupiter.api.Test;

class DrawTest {
    @Test
    void masksAllButTheEndsOfAName() {
        assertThat(Draw.masked("张三")).isEqualTo("张*");
        assertThat(Draw.masked("张小三")).isEqualTo("张*三");
        assertThat(Draw.masked("欧阳娜娜")).isEqualTo("欧**娜");
        assertThat(Draw.masked("李")).isEqualTo("李");
        assertThat(Draw.masked("")).isEmpty();
    }

    @Test
    void saysHowToTakeItInTheDoctorsWords() {
        var line =
                Fields.parse(
                                """
                                {"sinDoscnt":"0.2","sinDosunt":"g","usedFrquName":"每日三次",
                                 "medcWayDscr":"口服","medcDays":"3"}""")
                        .orElseThrow();

        assertThat(Draw.usage(line)).isEqualTo("一次0.2g，每日三次，口服，3天");
        assertThat(Draw.usage(Fields.none())).isEmpty();
    }
}
