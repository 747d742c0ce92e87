package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiCity;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A pharmacy that settles, and applies for the clearing of its month. */
final class ClearingFixture {
    private static final int MOST_TRIES = 12;

    private final ApiCity city;
    private final ApiClient api;
    private final int pharmacy;

    ClearingFixture(ApiCity city, int pharmacy) {
        this.city = city;
        this.api = city.api();
        this.pharmacy = pharmacy;
    }

    /** What 2102 answered, {@code setlinfo}. */
    JsonNode settle() {
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
        return answer.json().path("setlinfo");
    }

    /** One of which a fund pays more than a yuan; some persons have not used up a deductible. */
    JsonNode settleByFunds() {
        for (int i = 0; i < MOST_TRIES; i++) {
            var settled = settle();
            if (settled.path("fundPaySumamt").decimalValue().compareTo(BigDecimal.ONE) > 0) {
                return settled;
            }
        }
        throw new AssertionError("no fund pays for any of so many persons");
    }

    ApiClient.Answer statement(YearMonth month) {
        var path =
                ClearingFlow.CLEARING + "/statements/" + city.pharmacyCode(pharmacy) + "/" + month;
        return api.get(path, city.pharmacyToken(pharmacy));
    }

    /** The number of the application, all of what the month's statement offers. */
    String apply(YearMonth month) {
        var amounts = statement(month).json().path("toApply");
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
                        ClearingFlow.CLEARING + "/applications",
                        city.pharmacyToken(pharmacy),
                        Map.of("data", data),
                        "Idempotency-Key",
                        city.msgid(pharmacy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("result").path("clrAppyEvtId").asString();
    }
}
