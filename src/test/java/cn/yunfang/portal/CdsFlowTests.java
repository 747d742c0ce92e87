package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.simulation.ApiFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A HIS that speaks CDS Hooks hears what D001 would answer. */
class CdsFlowTests extends ApiFlow {
    private static final String SIGN = "/cds-services/yunfang-order-sign";

    @Test
    void discoveryIsOpenAndNamesBothHooks() {
        var services = api.get("/cds-services", "").json().path("services");

        assertThat(services.get(0).path("hook").asString()).isEqualTo("order-sign");
        assertThat(services.get(0).path("id").asString()).isEqualTo("yunfang-order-sign");
        assertThat(services.get(1).path("hook").asString()).isEqualTo("order-select");
        assertThat(services.get(0).path("prefetch").path("patient").asString())
                .isEqualTo("Patient/{{context.patientId}}");
    }

    @Test
    void saysWhatThePreCheckSays() {
        var message = forTenDays();

        var signed = api.post(SIGN, city.hospitalToken(), request("order-sign", message));
        var selected =
                api.post(
                        "/cds-services/yunfang-order-select",
                        city.hospitalToken(),
                        request("order-select", message));
        var reserved = api.post("/api/v1/prescriptions", city.hospitalToken(), message);

        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        assertThat(reserved.status()).as(reserved.text()).isEqualTo(201);
        var alerts = new TreeSet<String>();
        reserved.json().path("rxAlerts").forEach(one -> alerts.add(one.path("ruleId").asString()));
        assertThat(alerts).isNotEmpty();
        assertThat(rules(signed.json())).isEqualTo(alerts);
        assertThat(rules(selected.json())).isEqualTo(alerts);
        var card = signed.json().path("cards").get(0);
        assertThat(card.path("summary").asString()).isNotBlank().hasSizeLessThan(140);
        assertThat(card.path("indicator").asString()).isIn("info", "warning");
        assertThat(card.path("source").path("label").asString()).isNotBlank();
    }

    @Test
    void refusesWhomItDoesNotKnowAndWhatIsIncomplete() {
        var request = request("order-sign", forTenDays());

        assertThat(api.post(SIGN, "", request).status()).isEqualTo(401);
        assertThat(api.post(SIGN, city.pharmacyToken(0), request).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(
                        api.post(SIGN, city.hospitalToken(), request("order-view", forTenDays()))
                                .reason())
                .isEqualTo("FIELD_INVALID");
        var odd = Json.text(request).replaceAll("\"value\":[0-9.]+", "\"value\":\"two\"");
        assertThat(api.post(SIGN, city.hospitalToken(), odd).reason()).isEqualTo("FIELD_INVALID");
        request.remove("prefetch");
        assertThat(api.post(SIGN, city.hospitalToken(), request).json().path("field").asString())
                .isEqualTo("prefetch.patient.identifier");
        request.put("context", Map.of("userId", "Practitioner/D1"));
        assertThat(api.post(SIGN, city.hospitalToken(), request).text())
                .isEqualTo("{\"cards\":[]}");
    }

    private static TreeSet<String> rules(JsonNode cards) {
        var rules = new TreeSet<String>();
        cards.path("cards")
                .forEach(
                        card ->
                                rules.add(
                                        card.path("source").path("topic").path("code").asString()));
        return rules;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> forTenDays() {
        var text = Json.text(city.preCheckMessage());
        var message = (Map<String, Object>) Json.read(text, LinkedHashMap.class);
        ((List<Map<String, Object>>) message.get("rxdrugdetail"))
                .forEach(line -> line.put("medcDays", "10"));
        return message;
    }

    private static Map<String, Object> request(String hook, Map<String, Object> message) {
        var body = Fields.parse(Json.text(message)).orElseThrow();
        var visit = body.object("mdtrtinfo");
        var reasons =
                body.list("diseinfo").stream()
                        .map(one -> Map.of("coding", List.of(Map.of("code", one.text("diagCode")))))
                        .toList();
        var entries =
                body.list("rxdrugdetail").stream()
                        .map(line -> Map.of("resource", order(line, reasons)))
                        .toList();
        var request = new LinkedHashMap<String, Object>();
        request.put("hook", hook);
        request.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        request.put(
                "context",
                Map.of(
                        "userId",
                        "Practitioner/" + visit.text("drCode"),
                        "patientId",
                        "1",
                        "draftOrders",
                        Map.of("resourceType", "Bundle", "entry", entries)));
        request.put("prefetch", Map.of("patient", patient(visit)));
        return request;
    }

    private static Map<String, Object> patient(Fields visit) {
        return Map.of(
                "resourceType", "Patient",
                "name", List.of(Map.of("text", visit.text("patnName"))),
                "identifier",
                        List.of(
                                Map.of(
                                        "system",
                                        CdsOrders.IDENTITY_CARD,
                                        "value",
                                        visit.text("certno"))));
    }

    private static Map<String, Object> order(Fields line, List<?> reasons) {
        return Map.of(
                "resourceType",
                "MedicationRequest",
                "status",
                "draft",
                "medicationCodeableConcept",
                coded(CdsOrders.DRUG_CODE, line.text("medListCodg")),
                "reasonCode",
                reasons,
                "dosageInstruction",
                List.of(
                        Map.of(
                                "timing",
                                Map.of("code", coded("", line.text("usedFrquCodg"))),
                                "route",
                                coded("", line.text("medcWayCodg")),
                                "doseAndRate",
                                List.of(
                                        Map.of(
                                                "doseQuantity",
                                                Map.of(
                                                        "value",
                                                        line.number("sinDoscnt"),
                                                        "unit",
                                                        line.text("sinDosunt")))))),
                "dispenseRequest",
                Map.of(
                        "quantity",
                        Map.of("value", line.number("drugCnt"), "unit", line.text("drugDosunt")),
                        "expectedSupplyDuration",
                        Map.of("value", line.number("medcDays"), "unit", "d")));
    }

    private static Map<String, Object> coded(String system, String code) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code)));
    }
}
