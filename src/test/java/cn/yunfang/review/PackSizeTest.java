package cn.yunfang.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0.25g*24粒, 250, mg, 24",
        "0.25g×12粒×2板, 250, mg, 24",
        "5mg*7片/盒, 5, mg, 7",
        "100ml, 100, ml, 0",
        "10μg*30片, 0.01, mg, 30",
        "0.5g, 500, mg, 0",
        "每袋装5g*10袋, 5000, mg, 10",
        "10ml:0.1g*5支, 10, ml, 5",
        "24片, 0, '', 0",
        "'', 0, '', 0"
    })
    void readsStrengthAndCountOfASpecification(
            String spec, String strength, String measure, String count) {
        var size = PackSize.of(spec);

        assertThat(size.strength()).isEqualByComparingTo(strength);
        assertThat(size.measure()).isEqualTo(measure);
        assertThat(size.count()).isEqualByComparingTo(count);
    }
}
