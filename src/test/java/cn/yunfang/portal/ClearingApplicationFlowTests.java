package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A month of a pharmacy from its application to the bank, over the API. */
class ClearingApplicationFlowTests extends ClearingFlow {
    private static final int PHARMACY = 8;

    ClearingApplicationFlowTests() {
        super(PHARMACY);
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
                        "0.50",
                        "chinese",
                        "同意拨付",
                        "english",
                        "approved");

        var foreseen = post(id + "/decision/preview", clerk, decision).json();
        assertThat(amount(foreseen, "deducted")).isEqualByComparingTo("0.05");
        assertThat(post(id + "/decision/preview", clerk, tooMuch()).reason())
                .isEqualTo("OFFSET_TOO_MUCH");
        assertThat(post(id + "/decision/preview", city.pharmacyToken(PHARMACY), why()).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(appliedFor(id)).isEqualTo("APPLIED");

        var decided = post(id + "/decision", clerk, decision).json();
        assertThat(decided.path("payable")).isEqualTo(foreseen.path("payable"));
        assertThat(decided.path("state").asString()).isEqualTo("DECIDED");
        assertThat(amount(decided, "deducted")).isEqualByComparingTo("0.05");
        assertThat(amount(decided, "payable"))
                .isEqualByComparingTo(
                        amount(decided, "due")
                                .add(amount(decided, "card"))
                                .subtract(new BigDecimal("0.55")));
        assertThat(post(id + "/payment", clerk, "{}").reason()).isEqualTo("CLEARING_SAME_PERSON");
        var cashier = api.demoToken("CLERK", "吴");
        var paid = post(id + "/payment", cashier, "{}").json();
        assertThat(paid.path("paid").path("by").asString()).isEqualTo("吴");
        var statement = statement().json();
        var states = statement.path("clearing").findValuesAsString("state");
        assertThat(states).containsExactly("WITHDRAWN", "REJECTED", "WITHDRAWN", "PAID");
        assertThat(statement.path("prepaid").decimalValue())
                .isEqualByComparingTo(prepaid.subtract(new BigDecimal("0.50")));
        assertThat(statement.path("ledger").path("agrees").asBoolean()).isTrue();
        var table = api.get(CLEARING + "/payments.csv", cashier).text();
        assertThat(table).contains("周转金", paid.path("payable").decimalValue().toPlainString());
        var whole = api.get(CLEARING + "/applications/" + id, city.pharmacyToken(PHARMACY));
        assertThat(whole.json().path("deductions").path(0).path("reasonChinese").asString())
                .isEqualTo("超标准收费");
        onlyItsOwn(id, clerk);
    }

    private static Map<String, Object> tooMuch() {
        var decision = new LinkedHashMap<String, Object>(why());
        decision.put("offset", "99999999.00");
        return decision;
    }

    private String appliedFor(String id) {
        var whole = api.get(CLEARING + "/applications/" + id, city.pharmacyToken(PHARMACY));
        return whole.json().path("application").path("state").asString();
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

    @Test
    void refusesWhatCannotBeRead() {
        var clerk = api.demoToken("CLERK", "周");
        var draft = new LinkedHashMap<String, Object>(why());
        draft.put("institution", city.pharmacyCode(PHARMACY));
        assertThat(
                        api.post(CLEARING + "/prepayments", clerk, draft, "Idempotency-Key", "x")
                                .reason())
                .isEqualTo("FIELD_MISSING");
        for (var amount : List.of("1.005", "1e2147483647", "1e-2147483647", "0e99")) {
            draft.put("amount", new BigDecimal(amount));
            assertThat(
                            api.post(
                                            CLEARING + "/prepayments",
                                            clerk,
                                            draft,
                                            "Idempotency-Key",
                                            "x")
                                    .reason())
                    .as(amount)
                    .isEqualTo("FIELD_INVALID");
        }
        var deduction = Map.of("setlId", "x", "amount", "1.00");
        var decision = new LinkedHashMap<String, Object>(why());
        decision.put("deductions", List.of(deduction));
        assertThat(post("1/decision", clerk, decision).reason()).isEqualTo("FIELD_INVALID");
        decision.put("deductions", Collections.singletonList(null));
        var hole = post("1/decision", clerk, decision);
        assertThat(hole.reason()).isEqualTo("FIELD_MISSING");
        assertThat(hole.text()).contains("deductions");
        decision.put("deductions", List.of(Map.of("line", "x")));
        var noNumber = post("1/decision", clerk, decision);
        assertThat(noNumber.reason()).isEqualTo("FIELD_INVALID");
        assertThat(noNumber.text()).contains("deductions[0].line", "a whole number");
        decision.put("deductions", "x");
        assertThat(post("1/decision", clerk, decision).text()).contains("deductions", "[…]");
        assertThat(post("1/decision", clerk, why()).reason()).isEqualTo("CLEARING_UNKNOWN");
    }

    private BigDecimal prepay(String clerk, String amount, String key) {
        var draft = new LinkedHashMap<String, Object>(why());
        draft.put("institution", city.pharmacyCode(PHARMACY));
        draft.put("amount", amount);
        draft.put("chinese", "周转金");
        var path = CLEARING + "/prepayments";
        var before = statement().json().path("prepaid").decimalValue();
        assertThat(api.post(path, clerk, draft).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.post(path, clerk, draft, "Idempotency-Key", " ").json().path("field"))
                .hasToString("\"Idempotency-Key\"");
        var order = api.post(path, clerk, draft, "Idempotency-Key", key);
        assertThat(order.status()).as(order.text()).isEqualTo(200);
        assertThat(api.post(path, clerk, draft, "Idempotency-Key", key).text())
                .as("once for each key")
                .isEqualTo(order.text());
        assertThat(statement().json().path("prepaid").decimalValue())
                .as("not before it is released")
                .isEqualByComparingTo(before);
        release(clerk, order.json().path("id").asString());
        var dropped = api.post(path, clerk, draft, "Idempotency-Key", key + "b").json();
        var drop = path + "/" + dropped.path("id").asString() + "/withdrawal";
        assertThat(api.post(drop, clerk, "{}").status()).isEqualTo(200);
        assertThat(api.post(drop, clerk, "{}").reason()).isEqualTo("PREPAYMENT_UNKNOWN");
        return statement().json().path("prepaid").decimalValue();
    }

    private void release(String clerk, String id) {
        var path = CLEARING + "/prepayments";
        var cashier = api.demoToken("CLERK", "吴");
        assertThat(api.get(path, cashier).json().findValuesAsString("id")).contains(id);
        assertThat(api.post(path + "/" + id + "/release", clerk, "{}").reason())
                .isEqualTo("PREPAYMENT_SAME_PERSON");
        var order = api.post(path + "/" + id + "/release", cashier, "{}");
        assertThat(order.json().path("by").asString()).as(order.text()).isEqualTo("吴");
    }

    private ApiClient.Answer list(String token) {
        var path = CLEARING + "/applications?month=" + month;
        return api.get(path, token, "X-Purpose", "clearing");
    }

    private static BigDecimal amount(JsonNode of, String name) {
        return of.path(name).decimalValue();
    }
}
