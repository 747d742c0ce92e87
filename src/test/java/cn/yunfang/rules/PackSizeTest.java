package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.rules.PackSize.Measure;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0.25g*24粒, MASS, 250, 24",
        "0.25g×12粒×2板, MASS, 250, 24",
        "5mg*7片/盒, MASS, 5, 7",
        "100ml, VOLUME, 100, 0",
        "10μg*30片, MASS, 0.01, 30",
        "0.5g, MASS, 500, 0",
        "每袋装5g*10袋, MASS, 5000, 10",
        "10ml:0.1g*5支, MASS, 100, 5",
        "10ml:0.1g*5支, VOLUME, 10, 5",
        "3ml:300IU*1支, ACTIVITY, 300, 1",
        "2ml:1.25万U*10支, ACTIVITY, 12500, 10",
        "24片, MASS, 0, 0",
        "'', MASS, 0, 0"
    })
    void readsStrengthAndCountOfASpecification(
            String spec, Measure measure, String strength, String count) {
        var size = PackSize.of(spec);

        assertThat(size.strengths().getOrDefault(measure, BigDecimal.ZERO))
                .isEqualByComparingTo(strength);
        assertThat(size.count()).isEqualByComparingTo(count);
    }

    @Test
    void strengthOfACompoundIsNotGuessed() {
        assertThat(PackSize.of("5mg:10mg*7片").strengths()).isEmpty();
    }
}
