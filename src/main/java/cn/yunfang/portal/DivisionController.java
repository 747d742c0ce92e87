package cn.yunfang.portal;

import cn.yunfang.formulary.Cities;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Places to choose from, so that nobody has to know their codes. */
@RestController
@RequestMapping("/api/v1/divisions")
@Tag(name = "Away 异地就医")
class DivisionController {
    /** A city, or a county that lies in none. */
    @Schema(name = "City")
    record City(@Schema(example = "320100") String code, String zh, String en) {
        static City of(Cities.City one) {
            return new City(one.code(), one.chinese(), one.english());
        }
    }

    /**
     * A province with its cities; a municipality has none and is chosen itself.
     *
     * @param code as a place of care it stands for all of the province
     */
    @Schema(name = "Province")
    record Province(
            @Schema(example = "320000") String code, String zh, String en, List<City> cities) {}

    private final List<Province> provinces;

    DivisionController(Cities cities) {
        this.provinces =
                cities.all().stream()
                        .filter(one -> one.province().isEmpty())
                        .map(one -> province(one, cities.all()))
                        .toList();
    }

    private static Province province(Cities.City one, List<Cities.City> all) {
        return new Province(
                one.code(),
                one.chinese(),
                one.english(),
                all.stream()
                        .filter(city -> city.province().equals(one.code()))
                        .map(City::of)
                        .toList());
    }

    @AllowedFor({Role.PATIENT, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Provinces and their cities 省市列表",
            description = "Of the mainland, by code (GB/T 2260), in both languages.")
    List<Province> list() {
        return provinces;
    }
}
