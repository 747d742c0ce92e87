package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiCity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A refund that the pretending bank never answers, tried as often as the platform tries. */
final class DeadPaymentFixture {
    private static final String CARD = "0008";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ApiCity city;
    private final ApiClient api;
    private final JdbcClient jdbc;

    DeadPaymentFixture(ApiCity city, JdbcClient jdbc) {
        this.city = city;
        this.api = city.api();
        this.jdbc = jdbc;
    }

    /** Its number, once it is left to a clerk. */
    String aDeadRefund(int pharmacy) {
        var taken = city.claim(city.effective(), pharmacy);
        city.audit(taken, pharmacy);
        var patient = city.patientToken(taken.prescription());
        var setlId = settle(taken, pharmacy);
        var card =
                api.post(
                        "/api/v1/cards",
                        patient,
                        Map.of("token", "tok" + System.nanoTime() + "abcdefgh" + CARD));
        var begun =
                api.post(
                        "/api/v1/settlements/" + setlId + "/payments",
                        patient,
                        Map.of("cardId", card.json().path("cardId").asString()));
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var payment = begun.json().path("paymentId").asString();
        becomes(payment, patient, "PAID");
        var undone =
                api.post(
                        "/api/v1/settlements/" + setlId + "/undo",
                        city.pharmacyToken(pharmacy),
                        Map.of("psnNo", taken.prescription().personNo()),
                        "Idempotency-Key",
                        city.msgid(pharmacy));
        assertThat(undone.status()).as(undone.text()).isEqualTo(201);
        becomes(payment, patient, "REFUNDING");
        tire(payment);
        return payment;
    }

    /** Lets it have been tried for an hour; the platform's next try is its last one. */
    void tire(String payment) {
        var end = Instant.now().plus(LONG);
        while (!isDead(payment)) {
            assertThat(Instant.now()).as(payment).isBefore(end);
            jdbc.sql(
                            """
                            update payment.payment
                            set attempts = 20, due_at = least(due_at, now())
                            where 'P' || lpad(bucket::text, 4, '0') || lpad(serial::text, 15, '0')
                                  = :payment and not dead""")
                    .param("payment", payment)
                    .update();
            Thread.onSpinWait();
        }
    }

    private boolean isDead(String payment) {
        return api.get("/api/v1/payments/dead?most=200", api.demoToken("CLERK", "周"))
                .json()
                .path("items")
                .findValuesAsString("paymentId")
                .contains(payment);
    }

    private String settle(ApiCity.Taken taken, int pharmacy) {
        var purchase = new LinkedHashMap<>(city.purchase(taken, pharmacy));
        @SuppressWarnings("unchecked")
        var head = new LinkedHashMap<>((Map<String, Object>) purchase.get("druginfo"));
        head.put("acct_used_flag", "0");
        purchase.put("druginfo", head);
        var answer =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(pharmacy),
                        purchase,
                        "Idempotency-Key",
                        city.msgid(pharmacy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("setlinfo").path("setl_id").asString();
    }

    private void becomes(String payment, String patient, String state) {
        var end = Instant.now().plus(LONG);
        while (!api.get("/api/v1/payments/" + payment, patient)
                .json()
                .path("state")
                .asString()
                .equals(state)) {
            assertThat(Instant.now()).as(payment + " " + state).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
