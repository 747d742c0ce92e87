package cn.yunfang.portal;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A pharmacy that settled once this month and applies for its clearing, over the API. */
abstract class ClearingFlow extends ApiFlow {
    static final String CLEARING = "/api/v1/clearing";
    static final Duration NEXT_MONTH = Duration.ofDays(32);

    final int pharmacy;

    /** The month that is applied for. */
    YearMonth month = YearMonth.from(ChinaTime.date(TestClock.now()));

    private ClearingFixture fixture;
    String setlId;
    String psnNo;

    /** Of a pharmacy that no other test clears. */
    ClearingFlow(int pharmacy) {
        this.pharmacy = pharmacy;
    }

    @BeforeEach
    void aPharmacySettles() {
        fixture = new ClearingFixture(city, pharmacy);
        var settled = fixture.settleByFunds();
        setlId = settled.path("setlId").asString();
        psnNo = settled.path("psnNo").asString();
    }

    Map<String, Object> overcharged() {
        return Map.of(
                "setlId", setlId,
                "line", 1,
                "amount", "0.05",
                "reason", "OVERCHARGED",
                "chinese", "高于挂网价",
                "english", "above the listed price");
    }

    static String state(ApiClient.Answer answer) {
        return answer.json().path("state").asString();
    }

    static Map<String, Object> why() {
        return Map.of("chinese", "按规定办理", "english", "as the rules say");
    }

    String apply() {
        return fixture.apply(month);
    }

    ApiClient.Answer statement() {
        return fixture.statement(month);
    }

    ApiClient.Answer post(String path, String token, Object body) {
        return api.post(CLEARING + "/applications/" + path, token, body);
    }
}
