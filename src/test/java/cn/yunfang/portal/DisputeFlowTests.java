package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a bureau reads of disputes and designations, and who may not. */
class DisputeFlowTests extends ApiFlow {
    private static final int PHARMACY = 24;
    private static final String WHY = "X-Purpose";

    @Autowired private ApplicationContext beans;

    @Test
    void aSettlementTellsDifferencesAndDeductionsToItsBureauAlone() {
        var fixture = new ClearingFixture(city, PHARMACY);
        var setlId = fixture.settleByFunds().path("setlId").asString();
        var person = person(setlId);
        var path = "/api/v1/settlements/" + setlId + "/disputes";
        var clerk = api.demoToken("CLERK", "周敏");
        assertThat(api.get(path, clerk, WHY, "test").json().path("differences").isEmpty()).isTrue();

        new DisputeFixture(beans, city.pharmacyCode(PHARMACY)).sendsNothing(person);
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        TestClock.later(ClearingFlow.NEXT_MONTH, () -> deduct(fixture.apply(month), setlId));

        var told = api.get(path, clerk, WHY, "test").json();
        var difference = told.path("differences").get(0);
        assertThat(difference.path("difference").path("cause").asString())
                .isEqualTo("PLATFORM_ONLY");
        assertThat(difference.path("reconciliation").path("institution").asString())
                .isEqualTo(city.pharmacyCode(PHARMACY));
        var deduction = told.path("deductions").get(0);
        assertThat(deduction.path("month").asString()).isEqualTo(month.toString());
        assertThat(deduction.path("deduction").path("amount").decimalValue())
                .isEqualByComparingTo("0.05");
        nobodyElse(path);
    }

    private void nobodyElse(String path) {
        assertThat(api.get(path, api.demoToken("CLERK", "周敏")).status()).isEqualTo(400);
        assertThat(api.get(path, api.demoToken("PATIENT", "1"), WHY, "test").status())
                .isIn(401, 403, 404);
        assertThat(api.get(path, city.pharmacyToken(PHARMACY), WHY, "test").status())
                .isEqualTo(403);
        var clerk = api.demoToken("CLERK", "周敏");
        for (var number : List.of("1", "0733000000000999999")) {
            var unknown = api.get("/api/v1/settlements/" + number + "/disputes", clerk, WHY, "t");
            assertThat(unknown.status()).as(number).isEqualTo(404);
            assertThat(unknown.text()).contains("SETTLEMENT_UNKNOWN");
        }
    }

    private String person(String setlId) {
        return api.get("/api/v1/settlements/" + setlId, city.pharmacyToken(PHARMACY))
                .json()
                .path("psnNo")
                .asString();
    }

    private void deduct(String application, String setlId) {
        var decided =
                api.post(
                        ClearingFlow.CLEARING + "/applications/" + application + "/decision",
                        api.demoToken("CLERK", "周敏"),
                        Map.of(
                                "deductions",
                                List.of(
                                        Map.of(
                                                "setlId",
                                                setlId,
                                                "line",
                                                0,
                                                "amount",
                                                new BigDecimal("0.05"),
                                                "reason",
                                                "OTHER",
                                                "chinese",
                                                "争议",
                                                "english",
                                                "disputed")),
                                "offset",
                                BigDecimal.ZERO,
                                "chinese",
                                "同意",
                                "english",
                                "approved"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    @Test
    void anInstitutionsBureauSeesWhoIsDesignatedToIt() {
        var rx = city.effective();
        var hospital = city.hospitalCode();
        new DisputeFixture(beans, hospital).designates(rx.personNo());
        var path = "/api/v1/institutions/" + hospital + "/designations";
        var clerk = api.demoToken("CLERK", "周敏");

        var at = api.get(path, clerk, WHY, "test");
        var own =
                at.json()
                        .valueStream()
                        .filter(one -> one.path("psnNo").asString().equals(rx.personNo()))
                        .findFirst()
                        .orElseThrow();
        assertThat(own.path("inForce").asBoolean()).isTrue();
        assertThat(own.path("business").asString()).isEqualTo("03");

        assertThat(api.get(path, clerk).status()).isEqualTo(400);
        var other = api.demoToken("CLERK", "李", "3201");
        for (var answer :
                List.of(
                        api.get(path, other, WHY, "test"),
                        api.get(path.replace(hospital, "H0"), clerk, WHY, "test"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("INSTITUTION_UNKNOWN");
        }
        assertThat(api.get(path, city.patientToken(rx), WHY, "test").status()).isEqualTo(403);
    }

    @Test
    void placesAreChosenFromARealList() {
        var all = api.get("/api/v1/divisions", api.demoToken("CLERK", "周敏")).json();

        assertThat(all.size()).isEqualTo(31);
        var jiangsu =
                all.valueStream()
                        .filter(one -> one.path("code").asString().equals("320000"))
                        .findFirst()
                        .orElseThrow();
        assertThat(jiangsu.path("cities").get(0).path("zh").asString()).isEqualTo("南京市");
        assertThat(jiangsu.path("cities").get(0).path("en").asString()).isEqualTo("Nanjing");
        assertThat(api.get("/api/v1/divisions", city.hospitalToken()).status()).isEqualTo(403);
    }
}
