package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month of a pharmacy from its application to the bank, over the API. */
class ClearingApplicationFlowTests extends ApiFlow {
    private static final int PHARMACY = 8;
    private static final String CLEARING = "/api/v1/clearing";
    private static final Duration NEXT_MONTH = Duration.ofDays(32);
    private static final Duration MONTH_AFTER = Duration.ofDays(70);

    private YearMonth month = YearMonth.from(ChinaTime.date(TestClock.now()));
    private String setlId;
    private String psnNo;

    @BeforeEach
    void aPharmacySettles() {
        var taken = city.claim(city.effective(), PHARMACY);
        city.audit(taken, PHARMACY);
        var answer =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(PHARMACY),
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        setlId = answer.json().path("setlinfo").path("setlId").asString();
        psnNo = answer.json().path("setlinfo").path("psnNo").asString();
    }

    @Test
    void isAppliedForDecidedWithAnOffsetAndPaid() {
        TestClock.later(NEXT_MONTH, this::wholeMonth);
    }

    private void wholeMonth() {
        var clerk = api.demoToken("CLERK", "周");
        var prepaid = prepay(clerk, "30.00", "A" + city.msgid(PHARMACY).substring(12));
        withdrawnRejectedAndReopened(clerk);
        var id = apply();
        var decision =
                Map.of(
                        "deductions",
                        List.of(overcharged()),
                        "offset",
                        "10.00",
                        "chinese",
                        "同意拨付",
                        "english",
                        "approved");

        var decided = post(id + "/decision", clerk, decision).json();

        assertThat(decided.path("state").asString()).isEqualTo("DECIDED");
        assertThat(decided.path("deducted").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(decided.path("payable").decimalValue())
                .isEqualByComparingTo(
                        decided.path("due").decimalValue().subtract(new BigDecimal("10.05")));
        assertThat(post(id + "/payment", clerk, "{}").reason()).isEqualTo("CLEARING_SAME_PERSON");
        var cashier = api.demoToken("CLERK", "吴");
        var paid = post(id + "/payment", cashier, "{}").json();
        assertThat(paid.path("paid").path("by").asString()).isEqualTo("吴");
        var statement = statement().json();
        var states = statement.path("clearing").findValuesAsString("state");
        assertThat(states).containsExactly("WITHDRAWN", "REJECTED", "WITHDRAWN", "PAID");
        assertThat(statement.path("prepaid").decimalValue())
                .isEqualByComparingTo(prepaid.subtract(BigDecimal.TEN));
        assertThat(statement.path("ledger").path("agrees").asBoolean()).isTrue();
        var table = api.get(CLEARING + "/payments.csv", cashier).text();
        assertThat(table).contains("周转金", paid.path("payable").decimalValue().toPlainString());
        var whole = api.get(CLEARING + "/applications/" + id, city.pharmacyToken(PHARMACY));
        assertThat(whole.json().path("deductions").path(0).path("reasonChinese").asString())
                .isEqualTo("超标准收费");
        onlyItsOwn(id, clerk);
    }

    @Test
    void whatWasDeductedComesBackWhenTheSettlementIsUndone() {
        TestClock.later(NEXT_MONTH, this::deductedAndUndone);
        TestClock.later(MONTH_AFTER, this::paidWithTheMonthOfTheUndoing);
    }

    private void deductedAndUndone() {
        var clerk = api.demoToken("CLERK", "周");
        var decision = new LinkedHashMap<String, Object>(why());
        decision.put("deductions", List.of(overcharged()));
        assertThat(state(post(apply() + "/decision", clerk, decision))).isEqualTo("DECIDED");

        var undone =
                api.post(
                        "/api/v1/settlements/" + setlId + "/undo",
                        city.pharmacyToken(PHARMACY),
                        Map.of("psnNo", psnNo),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));

        assertThat(undone.status()).as(undone.text()).isEqualTo(201);
        month = YearMonth.from(ChinaTime.date(TestClock.now()));
    }

    private void paidWithTheMonthOfTheUndoing() {
        var decided = post(apply() + "/decision", api.demoToken("CLERK", "周"), why()).json();

        assertThat(decided.path("givenBack").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(decided.path("payable").decimalValue())
                .isEqualByComparingTo(
                        decided.path("due").decimalValue().add(new BigDecimal("0.05")));
    }

    private Map<String, Object> overcharged() {
        return Map.of(
                "setlId", setlId,
                "line", 1,
                "amount", "0.05",
                "reason", "OVERCHARGED",
                "chinese", "高于挂网价",
                "english", "above the listed price");
    }

    private void onlyItsOwn(String id, String clerk) {
        var other = city.pharmacyToken(PHARMACY + 1);
        assertThat(api.get(CLEARING + "/applications/" + id, other).reason())
                .isEqualTo("CLEARING_UNKNOWN");
        assertThat(list(other).json().size()).isZero();
        assertThat(list(clerk).json().findValuesAsString("id")).contains(id);
    }

    private void withdrawnRejectedAndReopened(String clerk) {
        var pharmacy = city.pharmacyToken(PHARMACY);
        var first = apply();
        assertThat(post(first + "/withdrawal", pharmacy, "{}").status()).isEqualTo(200);
        var second = apply();
        assertThat(state(post(second + "/rejection", clerk, why()))).isEqualTo("REJECTED");
        var third = apply();
        assertThat(state(post(third + "/decision", clerk, why()))).isEqualTo("DECIDED");
        assertThat(state(post(third + "/reopening", clerk, "{}"))).isEqualTo("APPLIED");
        assertThat(post(third + "/decision", pharmacy, why()).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(post(third + "/withdrawal", pharmacy, "{}").status()).isEqualTo(200);
    }

    private static String state(ApiClient.Answer answer) {
        return answer.json().path("state").asString();
    }

    @Test
    void refusesWhatCannotBeRead() {
        var clerk = api.demoToken("CLERK", "周");
        var draft = new LinkedHashMap<String, Object>(why());
        draft.put("institution", city.pharmacyCode(PHARMACY));
        assertThat(api.post(CLEARING + "/prepayments", clerk, draft).reason())
                .isEqualTo("FIELD_MISSING");
        for (var amount : List.of("1.005", "1e2147483647", "1e-2147483647", "0e99")) {
            draft.put("amount", new BigDecimal(amount));
            assertThat(api.post(CLEARING + "/prepayments", clerk, draft).reason())
                    .as(amount)
                    .isEqualTo("FIELD_INVALID");
        }
        var deduction = Map.of("setlId", "x", "amount", "1.00");
        var decision = new LinkedHashMap<String, Object>(why());
        decision.put("deductions", List.of(deduction));
        assertThat(post("1/decision", clerk, decision).reason()).isEqualTo("FIELD_INVALID");
        decision.put("deductions", Collections.singletonList(null));
        assertThat(post("1/decision", clerk, decision).reason()).isEqualTo("FIELD_MISSING");
        assertThat(post("1/decision", clerk, why()).reason()).isEqualTo("CLEARING_UNKNOWN");
    }

    private BigDecimal prepay(String clerk, String amount, String key) {
        var draft = new LinkedHashMap<String, Object>(why());
        draft.put("institution", city.pharmacyCode(PHARMACY));
        draft.put("amount", amount);
        draft.put("chinese", "周转金");
        var path = CLEARING + "/prepayments";
        var order = api.post(path, clerk, draft, "Idempotency-Key", key);
        assertThat(order.status()).as(order.text()).isEqualTo(200);
        assertThat(api.post(path, clerk, draft, "Idempotency-Key", key).text())
                .as("once for each key")
                .isEqualTo(order.text());
        return statement().json().path("prepaid").decimalValue();
    }

    private static Map<String, Object> why() {
        return Map.of("chinese", "按规定办理", "english", "as the rules say");
    }

    private String apply() {
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
                        city.pharmacyToken(PHARMACY),
                        Map.of("data", data),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("result").path("clrAppyEvtId").asString();
    }

    private ApiClient.Answer statement() {
        var path = CLEARING + "/statements/" + city.pharmacyCode(PHARMACY) + "/" + month;
        return api.get(path, city.pharmacyToken(PHARMACY));
    }

    private ApiClient.Answer list(String token) {
        var path = CLEARING + "/applications?month=" + month;
        return api.get(path, token, "X-Purpose", "clearing");
    }

    private ApiClient.Answer post(String path, String token, Object body) {
        return api.post(CLEARING + "/applications/" + path, token, body);
    }
}
