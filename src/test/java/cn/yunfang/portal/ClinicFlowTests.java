package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.registry.Registry;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.CareCity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Purchases of village clinics, and their comparison for the bureau. */
class ClinicFlowTests extends ApiFlow {
    private static final String PURCHASES = "/api/v1/purchases";
    private static final String CLINICS = "/api/v1/clinics";

    @Autowired Registry registry;

    private Map<String, Object> row(String drug) {
        return Map.of(
                "drug",
                drug,
                "quantity",
                7,
                "price",
                "3.25",
                "supplier",
                "测试配送公司",
                "receipt",
                UUID.randomUUID().toString(),
                "at",
                "2026-11-20T08:00:00+08:00");
    }

    private ApiClient.Answer report(CareCity.Desk clinic, Map<String, Object> row) {
        return api.post(PURCHASES, clinic.token(), Map.of("rows", List.of(row)));
    }

    private JsonNode figuresOf(String clinic) {
        return api.get(CLINICS, api.demoToken("REGULATOR", "吴", "3710"))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("clinic").path("code").asString().equals(clinic))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachDemoClinicThatCheatsIsFoundByItsDifferenceAndItsList() {
        var regulator = api.demoToken("REGULATOR", "吴", "3710");
        var kinds =
                Map.of(
                        "UNEXPLAINED", "H37108301001",
                        "ABOVE_PRICE", "H37108301002",
                        "WITHOUT_PURCHASE", "H37108301003");
        kinds.forEach(
                (kind, clinic) -> {
                    var answer = api.get(CLINICS + "/" + clinic + "/differences", regulator);
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    var found =
                            answer.json()
                                    .path("items")
                                    .valueStream()
                                    .filter(one -> one.path("kind").asString().equals(kind))
                                    .toList();
                    assertThat(found).as(kind).hasSize(1);
                });
        var honest = figuresOf("H37108301000");
        assertThat(honest.path("bought").decimalValue()).isPositive();
        assertThat(honest.path("sold").decimalValue()).isPositive();
        assertThat(honest.path("stock").decimalValue()).isPositive();
    }

    @Test
    void theSameRowIsBoughtOnceAndWhatIsOnNoShelfIsUnexplained() {
        var clinic = CareCity.clinic(city, "H37108301007");
        var drug =
                api.get(
                                CLINICS + "/H37108301001/differences",
                                api.demoToken("REGULATOR", "吴", "3710"))
                        .json()
                        .path("items")
                        .get(0)
                        .path("drug")
                        .path("code")
                        .asString();
        var row = row(drug);

        var first = report(clinic, row);
        assertThat(first.json().path("fresh").asInt()).as(first.text()).isEqualTo(1);
        assertThat(report(clinic, row).json().path("fresh").asInt()).isZero();

        var figures = figuresOf(clinic.institution());
        assertThat(figures.path("unexplained").asInt()).isEqualTo(1);
        for (var wrong :
                List.of(
                        Map.entry("drug", "NONE"),
                        Map.entry("quantity", "0"),
                        Map.entry("price", "-1"),
                        Map.entry("price", "1e99"),
                        Map.entry("at", "2999-01-01T00:00:00Z"))) {
            var bad = new HashMap<>(row);
            bad.put(wrong.getKey(), wrong.getValue());
            assertThat(report(clinic, bad).reason()).as("%s", wrong).isEqualTo("FIELD_INVALID");
        }
        assertThat(api.post(PURCHASES, clinic.token(), Map.of("rows", List.of())).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.post(PURCHASES, clinic.token(), Map.of()).reason())
                .isEqualTo("FIELD_MISSING");
    }

    @Test
    void othersMayNotAndABureauSeesItsOwnRegion() {
        var clinic = CareCity.village(city, registry, 0);
        for (var token : List.of(clinic.token(), city.pharmacyToken(0), city.reviewerToken())) {
            assertThat(api.get(CLINICS, token).reason()).isEqualTo("NOT_ALLOWED");
        }
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.post(PURCHASES, clerk, Map.of("rows", List.of(row("X")))).reason())
                .isEqualTo("NOT_ALLOWED");
        var elsewhere = api.demoToken("REGULATOR", "吴", "3201");
        assertThat(api.get(CLINICS, elsewhere).json().path("items").size()).isZero();
        assertThat(
                        api.get(CLINICS + "/" + clinic.institution() + "/differences", elsewhere)
                                .reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
    }
}
