package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a hospital settled by 2207, as it and others see it over the API. */
class HospitalSettlementApiFlowTests extends VisitFlow {
    @LocalServerPort private int port;
    private ApiClient api;
    private String setlId;

    @BeforeEach
    void aSettledVisit() {
        api = new ApiClient(port);
        var visit = hospital.visit(OUTPATIENT);
        setlId = settled(hospital, ready(hospital, visit, 1)).text("setl_id");
    }

    private String token(FsiSite site) {
        return api.applicationToken(site.appId, site.secret, "");
    }

    private ApiClient.Answer get(String path, FsiSite as) {
        return api.get("/api/v1" + path, token(as));
    }

    @Test
    void aHospitalSeesItsSettlementAndWhyItCostThat() {
        var seen = get("/settlements/" + setlId, hospital.site());
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.json().path("total").decimalValue()).isEqualByComparingTo("40.00");
        var explained = get("/settlements/" + setlId + "/explanation", hospital.site());
        assertThat(explained.status()).as(explained.text()).isEqualTo(200);
        assertThat(explained.json().path("steps").size()).isPositive();
    }

    @Test
    void anotherInstitutionDoesNotSeeIt() {
        for (var other : new FsiSite[] {anotherHospital(), site}) {
            assertThat(get("/settlements/" + setlId, other).reason())
                    .isEqualTo("SETTLEMENT_UNKNOWN");
            assertThat(get("/settlements/" + setlId + "/explanation", other).reason())
                    .isEqualTo("SETTLEMENT_UNKNOWN");
        }
    }

    @Test
    void aHospitalIsHeardAboutPaymentsOfItsSettlementsAlone() {
        var order = Map.of("token", "no such card");
        var path = "/api/v1/settlements/" + setlId + "/payments";

        assertThat(api.post(path, token(hospital.site()), order).reason())
                .isNotEmpty()
                .isNotIn("NOT_ALLOWED", "SETTLEMENT_UNKNOWN");
        assertThat(api.post(path, token(anotherHospital()), order).reason())
                .isEqualTo("SETTLEMENT_UNKNOWN");
        assertThat(get("/payments/no-such", hospital.site()).reason()).isEqualTo("PAYMENT_UNKNOWN");
        assertThat(api.delete("/api/v1/payments/no-such", token(hospital.site())).reason())
                .isEqualTo("PAYMENT_UNKNOWN");
    }
}
