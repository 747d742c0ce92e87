package cn.yunfang.formulary;

import cn.yunfang.shared.Division;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Provinces and cities of the mainland in both languages: what people name where they are insured
 * or treated by. Read from {@code reference/city.csv}.
 */
@Component
public class Cities {
    /**
     * @param code six digits (GB/T 2260); @param province its code, "" for a province itself and
     *     for a municipality, which is one city
     */
    public record City(String code, String province, String chinese, String english) {}

    private final Map<String, City> byCode = new LinkedHashMap<>();

    Cities() {
        var file = "city.csv";
        for (var row : ReferenceFile.rows(file, ReferenceFile.bytes(file))) {
            var city =
                    new City(
                            row.get("code"),
                            row.get("province"),
                            row.get("chinese"),
                            row.get("english"));
            byCode.put(city.code(), city);
        }
    }

    /** Each province before its cities, by code. */
    public List<City> all() {
        return List.copyOf(byCode.values());
    }

    /** What a division is or lies in: the place itself, else its city, else its province. */
    public Optional<City> around(String division) {
        return Stream.of(division, Division.city(division), Division.province(division))
                .map(byCode::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
