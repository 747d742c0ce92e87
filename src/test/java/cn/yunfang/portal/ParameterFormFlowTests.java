package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import org.junit.jupiter.api.Test;

/** A parameter that cannot be read is answered with the form that can. */
class ParameterFormFlowTests extends ApiFlow {
    private void refused(String path, String field, String form) {
        var clerk = api.demoToken("CLERK", "周");

        var answer = api.get(path, clerk, "X-Purpose", "test");

        assertThat(answer.reason()).as(answer.text()).isEqualTo("FIELD_INVALID");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("zh").asString()).contains(form);
        assertThat(answer.json().path("en").asString()).contains(form);
    }

    @Test
    void namesTheFormOfDaysMonthsNumbersAndNames() {
        refused("/api/v1/ledger/trial-balance?until=28.11.2026", "until", "yyyy-MM-dd");
        refused(
                "/api/v1/clearing/statements/" + city.hospitalCode() + "/2026-13",
                "month",
                "yyyy-MM");
        refused(
                "/api/v1/ledger/accounts/fund:310100:370000/statement?from=yesterday",
                "from",
                "yyyy-MM-dd");
        refused("/api/v1/pharmacies?lng=1&lat=1&most=ten", "most", "whole number");
        refused("/api/v1/pharmacies?lng=east&lat=1", "lng", "number");
        refused("/api/v1/messages?state=GONE", "state", "DEAD");
    }
}
