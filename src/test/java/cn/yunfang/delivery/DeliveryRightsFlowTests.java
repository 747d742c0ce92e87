package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may order and move what, and what nobody can have brought. */
class DeliveryRightsFlowTests extends DeliveryFlow {
    @Test
    void refusesWhatCannotBeBrought() {
        var rx = city.effective();
        var patient = city.patientToken(rx);
        var near = address(patient, HOME, "0.004");
        var far = address(patient, HOME, "0.4");
        assertThat(order(rx, patient, near).reason()).isEqualTo("DELIVERY_NEEDS_HOLD");
        var drugs = drugs(rx, patient);
        fill(drugs);
        hold(rx, patient, drugs);
        assertThat(order(rx, patient, far).reason()).isEqualTo("DELIVERY_NOT_OFFERED");
        assertThat(order(rx, patient, "1").reason()).isEqualTo("ADDRESS_UNKNOWN");
        assertThat(order(rx, patient, "x").reason()).isEqualTo("FIELD_INVALID");
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(order(rx, stranger, near).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(order(rx, city.hospitalToken(), near).reason()).isEqualTo("NOT_ALLOWED");
        var key = UUID.randomUUID().toString();
        var first = order(rx, patient, near, "Idempotency-Key", key);
        assertThat(order(rx, patient, near, "Idempotency-Key", key).text()).isEqualTo(first.text());
        assertThat(order(rx, patient, near).reason()).isEqualTo("DELIVERY_ORDERED");
    }

    @Test
    void othersMayNothing() {
        var order = ordered(HOME);
        var path = "/api/v1/deliveries/" + order.number();
        var other = city.pharmacyToken(OTHER_SHOP);
        for (var verb : List.of("code", "pack", "hand-over", "again", "receive")) {
            assertThat(api.post(path + "/" + verb, other, Map.of()).reason())
                    .as(verb)
                    .isEqualTo("DELIVERY_UNKNOWN");
            assertThat(api.post(path + "/" + verb, order.patient(), Map.of()).reason())
                    .as(verb)
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(api.get(path, other).reason()).isEqualTo("DELIVERY_UNKNOWN");
        assertThat(api.get("/api/v1/deliveries", order.patient()).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/deliveries/overview", other).reason()).isEqualTo("NOT_ALLOWED");
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.post(path + "/cancel", stranger, Map.of()).reason())
                .isEqualTo("DELIVERY_UNKNOWN");
        assertThat(api.post(path + "/cancel", pharmacy(), Map.of()).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/addresses", pharmacy()).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/addresses", stranger).json().size()).isZero();
        done(act(order.number(), "withdraw", Map.of("reason", "缺骑手")));
        assertThat(status(order.number())).isEqualTo(DeliveryStatus.CANCELLED);
    }

    @Test
    void keepsAnAddressBookOfTwenty() {
        var patient = api.demoToken("PATIENT", city.anotherPatient());
        var first = address(patient, HOME, "0");
        for (int i = 1; i < 20; i++) {
            address(patient, HOME, "0");
        }
        var body =
                Map.of(
                        "receiver",
                        "演示",
                        "phone",
                        HOME,
                        "address",
                        "演示路",
                        "longitude",
                        121.5,
                        "latitude",
                        36.9);
        assertThat(api.post("/api/v1/addresses", patient, body).reason())
                .isEqualTo("ADDRESSES_FULL");
        assertThat(api.delete("/api/v1/addresses/" + first, patient).status()).isEqualTo(204);
        assertThat(api.delete("/api/v1/addresses/" + first, patient).status()).isEqualTo(204);
        assertThat(api.post("/api/v1/addresses", patient, body).status()).isEqualTo(200);
        for (var wrong :
                List.of(
                        Map.of("phone", "12"),
                        Map.of("receiver", ""),
                        Map.of("longitude", 181),
                        Map.of("address", "路".repeat(201)))) {
            var changed = new HashMap<String, Object>(body);
            changed.putAll(wrong);
            assertThat(api.post("/api/v1/addresses", patient, changed).reason())
                    .startsWith("FIELD_");
        }
    }
}
