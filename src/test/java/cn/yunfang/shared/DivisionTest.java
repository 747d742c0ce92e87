package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionTest {
    @ParameterizedTest
    @CsvSource({
        "320117, 320100",
        "320100, 320100",
        "320000, 320000",
        "371083, 371000",
        "000000, 000000",
        "110105, 110000",
        "120225, 120000",
        "310115, 310000",
        "310230, 310000",
        "500112, 500000",
        "500240, 500000",
    })
    void aDivisionLiesInOneCity(String division, String city) {
        assertThat(Division.city(division)).isEqualTo(city);
        assertThat(Division.city(city)).isEqualTo(city);
    }

    @Test
    void aProvinceIsNoCityAndAMunicipalityIsOne() {
        assertThat(Division.sameCity("320117", "320583")).isFalse();
        assertThat(Division.sameCity("320117", "320000")).isFalse();
        assertThat(Division.sameCity("500112", "500240")).isTrue();
        assertThat(Division.sameCity("500112", "500000")).isTrue();
    }
}
