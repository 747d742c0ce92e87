package cn.yunfang.portal;

import cn.yunfang.formulary.Cities;
import cn.yunfang.formulary.Formulary;
import org.springframework.stereotype.Component;

/** Administrative divisions in words. */
@Component
class DivisionNames {
    private final Formulary formulary;
    private final Cities cities;

    DivisionNames(Formulary formulary, Cities cities) {
        this.formulary = formulary;
        this.cities = cities;
    }

    /**
     * The full name in Chinese; in English that of the city, else of the province that it is in.
     * The code itself where nothing is known.
     *
     * @param division six digits
     */
    Words of(String division) {
        var near = cities.around(division);
        return new Words(
                formulary
                        .divisionName(division)
                        .or(() -> near.map(Cities.City::chinese))
                        .orElse(division),
                near.map(Cities.City::english).orElse(division));
    }
}
