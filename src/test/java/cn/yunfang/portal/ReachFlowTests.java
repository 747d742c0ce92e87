package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who reaches a place to collect medicine, with the list behind each figure. */
class ReachFlowTests extends ApiFlow {
    private static final String REACH = "/api/v1/reach";

    private JsonNode report(String query) {
        var answer = api.get(REACH + query, api.demoToken("REGULATOR", "孙"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyFigureIsItsList() {
        var report = report("?mode=BIKE&minutes=15");
        assertThat(report.path("townships").size()).isGreaterThanOrEqualTo(15);
        long reaching = 0;
        for (var township : report.path("townships")) {
            var list =
                    api.get(
                                    REACH
                                            + "/townships/"
                                            + township.path("code").asString()
                                            + "?mode=BIKE&minutes=15",
                                    api.demoToken("CLERK", "周"))
                            .json();
            long within =
                    list.valueStream().filter(one -> one.path("seconds").asLong() <= 900).count();
            assertThat(township.path("within").asLong()).isEqualTo(within);
            assertThat(township.path("reaches").asBoolean()).isEqualTo(within > 0);
            assertThat(township.path("nearest")).isEqualTo(list.get(0));
            reaching += within > 0 ? township.path("people").asLong() : 0;
            var metres = new ArrayList<Long>();
            list.forEach(one -> metres.add(one.path("metres").asLong()));
            assertThat(metres).isSorted();
        }
        assertThat(report.path("reaching").asLong()).isEqualTo(reaching);
        assertThat(report.path("mode").path("detourPercent").asInt()).isEqualTo(130);
    }

    @Test
    void moreTimeAndFasterWaysReachMore() {
        long walking = report("").path("reaching").asLong();
        long longer = report("?minutes=30").path("reaching").asLong();
        long driving = report("?mode=CAR&minutes=30").path("reaching").asLong();
        long retail = report("?mode=CAR&minutes=30&kind=RETAIL").path("reaching").asLong();
        assertThat(walking).isLessThanOrEqualTo(longer);
        assertThat(longer).isLessThanOrEqualTo(driving);
        assertThat(retail).isLessThanOrEqualTo(driving).isPositive();
    }

    @Test
    void aBureauSaysWhatAPlaceIs() {
        var clerk = api.demoToken("CLERK", "周", "371083");
        var shop = city.pharmacyCode(11);
        var path = REACH + "/places/" + shop;
        assertThat(api.put(path, clerk, Map.of("kinds", List.of("DELIVERY_COMPANY"))).status())
                .isEqualTo(200);
        var companies = report("?mode=CAR&minutes=240&kind=DELIVERY_COMPANY");
        assertThat(companies.path("townships").get(0).path("nearest").toString()).contains(shop);
        assertThat(api.put(path, clerk, Map.of("kinds", List.of("RETAIL"))).status())
                .isEqualTo(200);
        var elsewhere = api.demoToken("CLERK", "周", "320100");
        assertThat(api.put(path, elsewhere, Map.of("kinds", List.of())).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(api.put(path, clerk, Map.of()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.put(path, city.pharmacyToken(11), Map.of("kinds", List.of())).reason())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void refusesWhatItCannotMeasure() {
        var regulator = api.demoToken("REGULATOR", "孙");
        assertThat(api.get(REACH + "?mode=BEAM", regulator).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(REACH + "?minutes=0", regulator).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(REACH + "/townships/1", regulator).reason())
                .isEqualTo("TOWNSHIP_UNKNOWN");
        assertThat(api.get(REACH, city.pharmacyToken(0)).reason()).isEqualTo("NOT_ALLOWED");
        var clerk = api.demoToken("CLERK", "周", "371083");
        var wrong =
                Map.of(
                        "code", "37108399",
                        "name", "演示镇",
                        "people", 1,
                        "longitude", 121,
                        "latitude", 36);
        assertThat(api.put(REACH + "/townships", clerk, List.of(wrong)).reason())
                .isEqualTo("FIELD_INVALID");
        var others =
                Map.of(
                        "code", "320100999",
                        "name", "演示镇",
                        "people", 1,
                        "longitude", 121,
                        "latitude", 36);
        assertThat(api.put(REACH + "/townships", clerk, List.of(others)).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(report("").path("townships").toString()).doesNotContain("320100999");
    }

    @Test
    void aPatientFindsWhatIsNearestByTheWay() {
        var patient = api.demoToken("PATIENT", city.anotherPatient());
        var near = api.get(REACH + "/places?lng=121.54&lat=36.92&most=5", patient).json();
        assertThat(near.size()).isEqualTo(5);
        assertThat(near.get(0).path("metres").asLong())
                .isGreaterThanOrEqualTo(near.get(0).path("straight").asLong());
        var clinics =
                api.get(REACH + "/places?lng=121.54&lat=36.92&kind=VILLAGE_CLINIC", patient).json();
        assertThat(clinics.size()).isPositive();
        assertThat(clinics.get(0).path("kinds").toString()).contains("VILLAGE_CLINIC");
        assertThat(api.get(REACH + "/places?lng=200&lat=36.92", patient).reason())
                .isEqualTo("FIELD_INVALID");
    }
}
