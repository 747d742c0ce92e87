package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A pharmacy that settled once this month and applies for its clearing, over the API. */
abstract class ClearingFlow extends ApiFlow {
    static final String CLEARING = "/api/v1/clearing";
    static final Duration NEXT_MONTH = Duration.ofDays(32);

    final int pharmacy;

    /** The month that is applied for. */
    YearMonth month = YearMonth.from(ChinaTime.date(TestClock.now()));

    String setlId;
    String psnNo;

    /** Of a pharmacy that no other test clears. */
    ClearingFlow(int pharmacy) {
        this.pharmacy = pharmacy;
    }

    @BeforeEach
    void aPharmacySettles() {
        var taken = city.claim(city.effective(), pharmacy);
        city.audit(taken, pharmacy);
        var answer =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(pharmacy),
                        SettlementFlowTests.camel(city.purchase(taken, pharmacy)),
                        "Idempotency-Key",
                        city.msgid(pharmacy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        setlId = answer.json().path("setlinfo").path("setlId").asString();
        psnNo = answer.json().path("setlinfo").path("psnNo").asString();
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
        var amounts = statement().json().path("toApply");
        var data = new LinkedHashMap<String, Object>();
        data.put("clrType", "41");
        data.put("setlym", month.toString().replace("-", ""));
        data.put("psntime", amounts.path("settlements").asInt());
        data.put("medfeeSumamt", amounts.path("total").decimalValue());
        data.put("medSumfee", amounts.path("inScope").decimalValue());
        data.put("fundAppySum", amounts.path("fundsPay").decimalValue());
        data.put("cashPayamt", amounts.path("cash").decimalValue());
        data.put("acctPay", amounts.path("account").decimalValue());
        data.put("begndate", month.atDay(1).toString());
        data.put("enddate", month.atEndOfMonth().toString());
        var answer =
                api.post(
                        CLEARING + "/applications",
                        city.pharmacyToken(pharmacy),
                        Map.of("data", data),
                        "Idempotency-Key",
                        city.msgid(pharmacy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("result").path("clrAppyEvtId").asString();
    }

    ApiClient.Answer statement() {
        var path = CLEARING + "/statements/" + city.pharmacyCode(pharmacy) + "/" + month;
        return api.get(path, city.pharmacyToken(pharmacy));
    }

    ApiClient.Answer post(String path, String token, Object body) {
        return api.post(CLEARING + "/applications/" + path, token, body);
    }
}
