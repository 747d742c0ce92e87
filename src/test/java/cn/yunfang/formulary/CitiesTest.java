package cn.yunfang.formulary;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Division;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CitiesTest {
    private final Cities cities = new Cities();

    @Test
    void eachIsADivisionUnderItsNameAndEachCityIsThere() {
        var divisions =
                ReferenceFile.DIVISION.rows().stream()
                        .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("name")));
        for (var city : cities.all()) {
            assertThat(divisions).containsEntry(city.code(), city.chinese());
            assertThat(city.english()).matches("\\p{Lu}[\\p{L}' ()]+");
        }
        for (var row : ReferenceFile.DIVISION.rows()) {
            var code = row.get("code");
            boolean mainland = Integer.parseInt(code) < 700_000;
            boolean county =
                    !row.get("level").equals("city") || Division.city(code).endsWith("0000");
            if (mainland && !county && !row.get("name").contains("直辖")) {
                assertThat(cities.around(code)).as(code).get().extracting("code").isEqualTo(code);
            }
        }
    }

    @Test
    void whatLiesInACityIsCalledByIt() {
        assertThat(cities.around("320102")).get().extracting("english").isEqualTo("Nanjing");
        assertThat(cities.around("110105")).get().extracting("english").isEqualTo("Beijing");
        assertThat(cities.around("500229")).get().extracting("english").isEqualTo("Chongqing");
        assertThat(cities.around("429004")).get().extracting("english").isEqualTo("Xiantao");
        assertThat(cities.around("420000")).get().extracting("english").isEqualTo("Hubei");
        assertThat(cities.around("990000")).isEmpty();
    }
}
