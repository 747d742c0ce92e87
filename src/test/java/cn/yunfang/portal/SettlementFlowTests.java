package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Settling over our own API, and settlements as people read them. */
class SettlementFlowTests extends ApiFlow {
    private static final int PHARMACY = 6;
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    @Test
    void settlesOnceForEachKeyAndExplainsEveryFigure() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var token = city.pharmacyToken(PHARMACY);
        var purchase = camel(city.purchase(taken, PHARMACY));
        var key = city.msgid(PHARMACY);

        var pre = api.post("/api/v1/settlements/pre", token, purchase);
        assertThat(pre.status()).as(pre.text()).isEqualTo(200);
        var settled = api.post("/api/v1/settlements", token, purchase, "Idempotency-Key", key);
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        assertThat(settled.json().path("setlinfo").path("fundPaySumamt"))
                .isEqualTo(pre.json().path("setlinfo").path("fundPaySumamt"));
        var again = api.post("/api/v1/settlements", token, purchase, "Idempotency-Key", key);
        assertThat(again.json()).isEqualTo(settled.json());

        var number = settled.json().path("setlinfo").path("setlId").asString();
        var path = "/api/v1/settlements/" + number;
        var patient = city.patientToken(rx);
        var view = api.get(path, patient).json();
        assertThat(view.path("state").asString()).isEqualTo("SETTLED");
        assertThat(view.path("psnNo").asString()).isEqualTo(rx.personNo());
        assertThat(sum(view, "fundsPay", "account", "cash"))
                .isEqualByComparingTo(view.path("total").decimalValue());
        assertThat(sum(view, "ownPay", "overCap", "firstPay", "inScope"))
                .isEqualByComparingTo(view.path("total").decimalValue());
        assertThat(view.path("lines").size()).isEqualTo(2);

        var explanation = api.get(path + "/explanation", patient).json();
        assertThat(explanation.path("policy").asString()).isNotBlank();
        assertThat(explanation.path("steps").valueStream().map(s -> s.path("rule").asString()))
                .startsWith("POLICY")
                .contains("IN_SCOPE", "CASH");

        var prescription = api.get("/api/v1/prescriptions/" + rx.hiRxno(), patient).json();
        assertThat(prescription.path("lines").get(0).path("settlement").asString())
                .isEqualTo(number);
        assertThat(prescription.path("timeline").get(4).path("progress").asString())
                .isEqualTo("DONE");
    }

    @Test
    void showsSettlementsToThoseTheyConcern() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var token = city.pharmacyToken(PHARMACY);
        var path = "/api/v1/settlements/" + settle(taken, token);

        assertThat(api.get(path, token).status()).isEqualTo(200);
        assertThat(api.get(path, city.pharmacyToken(PHARMACY + 1)).reason())
                .isEqualTo("SETTLEMENT_UNKNOWN");
        assertThat(api.get(path, api.demoToken("PATIENT", city.anotherPatient())).reason())
                .isEqualTo("SETTLEMENT_UNKNOWN");
        assertThat(api.get(path, city.hospitalToken()).reason()).isEqualTo("SETTLEMENT_UNKNOWN");
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk, "X-Purpose", "audit").status()).isEqualTo(200);
        var near = api.demoToken("CLERK", "周", "3710");
        assertThat(api.get(path, near, "X-Purpose", "audit").status()).isEqualTo(200);
        var elsewhere = api.demoToken("CLERK", "周", "2102");
        assertThat(api.get(path, elsewhere, "X-Purpose", "audit").reason())
                .isEqualTo("SETTLEMENT_UNKNOWN");
        var prescription = "/api/v1/prescriptions/" + rx.hiRxno();
        assertThat(api.get(prescription, near, "X-Purpose", "audit").status()).isEqualTo(200);
        assertThat(api.get(prescription, elsewhere, "X-Purpose", "audit").reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get("/api/v1/settlements/12", token).reason())
                .isEqualTo("SETTLEMENT_UNKNOWN");
    }

    @Test
    void undoesOnceAndShowsBothSides() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var token = city.pharmacyToken(PHARMACY);
        var number = settle(taken, token);
        var path = "/api/v1/settlements/" + number;
        var undo = path + "/undo";
        var body = Map.of("psnNo", rx.personNo());
        var key = city.msgid(PHARMACY);

        var undone = api.post(undo, token, body, "Idempotency-Key", key);
        assertThat(undone.status()).as(undone.text()).isEqualTo(201);
        assertThat(api.post(undo, token, body, "Idempotency-Key", key).json())
                .isEqualTo(undone.json());
        assertThat(api.post(undo, token, body, "Idempotency-Key", city.msgid(PHARMACY)).reason())
                .isEqualTo("ALREADY_UNDONE");

        assertThat(api.get(path, token).json().path("state").asString()).isEqualTo("UNDONE");
        var reversal = undone.json().path("setlinfo").path("setlId").asString();
        var view = api.get("/api/v1/settlements/" + reversal, token).json();
        assertThat(view.path("undoes").asString()).isEqualTo(number);
        assertThat(view.path("total").decimalValue()).isNegative();
    }

    @Test
    void speaksTheNamesOfItsCaller() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var token = city.pharmacyToken(PHARMACY);
        var national = city.purchase(taken, PHARMACY);

        var answer = api.post("/api/v1/settlements/pre", token, national);
        assertThat(answer.json().path("setlinfo").has("fund_pay_sumamt")).isTrue();

        var camel = camel(national);
        object(camel, "druginfo").remove("psnNo");
        var missing = api.post("/api/v1/settlements/pre", token, camel);
        assertThat(missing.reason()).isEqualTo("FIELD_MISSING");
        assertThat(missing.json().path("field").asString()).isEqualTo("druginfo.psnNo");
        assertThat(missing.json().path("zh").asString()).contains("druginfo.psnNo");
    }

    @Test
    void settlingNeedsAKey() {
        var token = city.pharmacyToken(PHARMACY);
        var answer =
                api.post("/api/v1/settlements", token, Map.of("druginfo", Map.of("psnNo", "1")));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo("Idempotency-Key");

        var longKey =
                api.post("/api/v1/settlements", token, "{}", "Idempotency-Key", "x".repeat(31));
        assertThat(longKey.reason()).isEqualTo("FIELD_TOO_LONG");
    }

    private String settle(ApiCity.Taken taken, String token) {
        return api.post(
                        "/api/v1/settlements",
                        token,
                        camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY))
                .json()
                .path("setlinfo")
                .path("setlId")
                .asString();
    }

    private static BigDecimal sum(JsonNode view, String... names) {
        var sum = BigDecimal.ZERO;
        for (var name : names) {
            sum = sum.add(view.path(name).decimalValue());
        }
        return sum;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> body, String name) {
        return (Map<String, Object>) body.get(name);
    }

    static Map<String, Object> camel(Map<?, ?> members) {
        var all = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> all.put(camel(String.valueOf(name)), camelValue(value)));
        return all;
    }

    private static Object camelValue(Object value) {
        return switch (value) {
            case Map<?, ?> object -> camel(object);
            case List<?> items -> items.stream().map(SettlementFlowTests::camelValue).toList();
            default -> value;
        };
    }

    static String camel(String name) {
        return UNDERSCORE
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
