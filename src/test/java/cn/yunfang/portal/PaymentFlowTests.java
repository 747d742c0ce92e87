package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.bank.Bank;
import cn.yunfang.bank.PretendingBank;
import cn.yunfang.shared.Fen;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Cards and payments over our own API; the bank calls back over HTTP. */
class PaymentFlowTests extends ApiFlow {
    private static final int PHARMACY = 8;
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired private PretendingBank bank;

    /** A settlement of a prescription that leaves something to pay. */
    private final class Sale {
        final ApiCity.Written rx = city.effective();
        final ApiCity.Taken taken = city.claim(rx, PHARMACY);
        final String audit = city.audit(taken, PHARMACY);
        final String pharmacy = city.pharmacyToken(PHARMACY);
        final String patient = city.patientToken(rx);
        final String settlement = settle();

        private String settle() {
            var purchase = city.purchase(taken, PHARMACY);
            @SuppressWarnings("unchecked")
            var head = new LinkedHashMap<>((Map<String, Object>) purchase.get("druginfo"));
            head.put("acct_used_flag", "0");
            var body = new LinkedHashMap<>(purchase);
            body.put("druginfo", head);
            var answer =
                    api.post(
                            "/api/v1/settlements",
                            pharmacy,
                            body,
                            "Idempotency-Key",
                            city.msgid(PHARMACY));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return answer.json().path("setlinfo").path("setl_id").asString();
        }

        String bind(String ending) {
            var bound = api.post("/api/v1/cards", patient, Map.of("token", token(ending)));
            assertThat(bound.status()).as(bound.text()).isEqualTo(200);
            return bound.json().path("cardId").asString();
        }

        ApiClient.Answer pay(String token, Map<String, String> by, String... headers) {
            return api.post("/api/v1/settlements/" + settlement + "/payments", token, by, headers);
        }

        String paid(String ending) {
            var begun = pay(patient, Map.of("cardId", bind(ending)));
            assertThat(begun.status()).as(begun.text()).isEqualTo(202);
            return begun.json().path("paymentId").asString();
        }

        JsonNode see(String payment) {
            return api.get("/api/v1/payments/" + payment, patient).json();
        }

        void becomes(String payment, String state) {
            var end = Instant.now().plus(LONG);
            while (!see(payment).path("state").asString().equals(state)) {
                assertThat(Instant.now()).as(see(payment).toString()).isBefore(end);
                Thread.onSpinWait();
            }
        }

        String settlementState() {
            return api.get("/api/v1/settlements/" + settlement, patient)
                    .json()
                    .path("state")
                    .asString();
        }
    }

    private static String token(String ending) {
        return "tok" + System.nanoTime() + "abcdefgh" + ending;
    }

    @Test
    void aPatientBindsACardAndPays() {
        var sale = new Sale();
        var card = sale.bind("6610");
        var key = "pay-" + sale.settlement;

        var begun = sale.pay(sale.patient, Map.of("cardId", card), "Idempotency-Key", key);

        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var again = sale.pay(sale.patient, Map.of("cardId", card), "Idempotency-Key", key);
        assertThat(again.json()).isEqualTo(begun.json());
        assertThat(sale.pay(sale.patient, Map.of("cardId", card)).reason())
                .isEqualTo("ALREADY_PAYING");
        var payment = begun.json().path("paymentId").asString();
        sale.becomes(payment, "PAID");
        var seen = sale.see(payment);
        assertThat(seen.path("ended").asBoolean()).isTrue();
        assertThat(seen.path("cardTail").asString()).isEqualTo("6610");
        assertThat(sale.settlementState()).isEqualTo("SETTLED");
        assertThat(trail(sale)).contains("PaymentPaid");
        var path = "/api/v1/payments/" + payment;
        assertThat(api.get(path, sale.pharmacy).status()).isEqualTo(200);
        assertThat(api.get(path, city.pharmacyToken(PHARMACY + 1)).reason())
                .isEqualTo("PAYMENT_UNKNOWN");
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk, "X-Purpose", "audit").status()).isEqualTo(200);
    }

    private String trail(Sale sale) {
        return api.get("/api/v1/prescriptions/" + sale.rx.hiRxno() + "/trail", sale.patient).text();
    }

    @Test
    void aDeclinedCardTurnsTheSettlementRoundAndTheLinesFree() {
        var sale = new Sale();

        var payment = sale.paid("0002");

        sale.becomes(payment, "REVERSED");
        assertThat(sale.settlementState()).isEqualTo("UNDONE");
        assertThat(sale.see(payment).path("said").path("zh").asString()).isEqualTo("已撤销");
        assertThat(trail(sale)).contains("PaymentFailed", "SettlementUndone", "LinesUnpaid");
        // and the pharmacy settles anew, with another card
        var second = sale.settle();
        var shown = Map.of("token", token("6610"));
        var begun = api.post("/api/v1/settlements/" + second + "/payments", sale.pharmacy, shown);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        sale.becomes(begun.json().path("paymentId").asString(), "PAID");
    }

    @Test
    void theBankCallsBackTwiceAndTheUndoingGivesTheMoneyBack() {
        var sale = new Sale();
        var slow = sale.paid("0003");
        sale.becomes(slow, "PAYING");
        sale.becomes(slow, "PAID");

        var undone =
                api.post(
                        "/api/v1/settlements/" + sale.settlement + "/undo",
                        sale.pharmacy,
                        Map.of("psnNo", sale.rx.personNo()),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));

        assertThat(undone.status()).as(undone.text()).isEqualTo(201);
        assertThat(sale.see(slow).path("state").asString()).startsWith("REFUND");
        sale.becomes(slow, "REFUNDED");
    }

    @Test
    void nobodyRevokesWhileTheGoodsAreOut() {
        var sale = new Sale();
        var payment = sale.paid("6610");
        sale.becomes(payment, "PAID");
        var message = city.saleMessage(sale.taken, sale.audit, PHARMACY);
        message.put("payMode", "2");
        message.put("setlId", sale.settlement);
        assertThat(api.post("/api/v1/dispensings", sale.pharmacy, message).status()).isEqualTo(201);

        var revoked = api.delete("/api/v1/payments/" + payment, sale.patient);

        assertThat(revoked.reason()).as(revoked.text()).isEqualTo("GOODS_NOT_RETURNED");
        assertThat(sale.see(payment).path("state").asString()).isEqualTo("PAID");
    }

    @Test
    void aPatientRevokesWhatWasNotHandedOver() {
        var sale = new Sale();
        var payment = sale.paid("6610");
        sale.becomes(payment, "PAID");

        var revoked = api.delete("/api/v1/payments/" + payment, sale.patient);

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        sale.becomes(payment, "REFUNDED");
        assertThat(sale.settlementState()).isEqualTo("UNDONE");
    }

    @Test
    void callBacksWithoutTheBanksSignatureAreRefused() {
        var sale = new Sale();
        var payment = sale.paid("0003");
        var notice = new Bank.Notice(payment, Bank.State.DONE, new Fen(1));
        var text = new String(PretendingBank.body(notice), StandardCharsets.UTF_8);
        var path = "/api/v1/payments/callbacks";

        assertThat(api.post(path, "", text).reason()).isEqualTo("BAD_CALLBACK");
        var other = bank.signature("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(api.post(path, "", text, "X-Bank-Signature", other).reason())
                .isEqualTo("BAD_CALLBACK");
        var good = bank.signature(PretendingBank.body(notice));
        assertThat(api.post(path, "", text, "X-Bank-Signature", good).reason())
                .isEqualTo("AMOUNT_DIFFERS");
        assertThat(sale.see(payment).path("state").asString()).isNotEqualTo("PAID");
    }

    @Test
    void whatNoBankWouldSendIsNotRead() {
        var most = "{\"a\":\"" + "a".repeat(64 * 1024 - 8) + "\"}";
        var path = "/api/v1/payments/callbacks";

        assertThat(api.post(path, "", most).reason()).isEqualTo("BAD_CALLBACK");
        var more = api.post(path, "", most + " ");
        assertThat(more.status()).isEqualTo(413);
        assertThat(more.reason()).isEqualTo("CALLBACK_TOO_LARGE");
    }

    @Test
    void whatAPatientKnowsOfACardDoesNotMakeItHis() {
        var sale = new Sale();
        var somebodys = token("6610");

        assertThat(sale.pay(sale.patient, Map.of("token", somebodys)).reason())
                .isEqualTo("CARD_UNKNOWN");
        var bound = api.post("/api/v1/cards", sale.patient, Map.of("token", token("0010")));
        assertThat(bound.reason()).isEqualTo("CARD_OF_ANOTHER");
        assertThat(api.get("/api/v1/cards", sale.patient).text()).doesNotContain("0010");
    }

    @Test
    void cardsAreTokensOfTheirOwner() {
        var patient = api.demoToken("PATIENT", city.anotherPatient());
        var token = token("6610");
        var number = api.post("/api/v1/cards", patient, Map.of("token", "6222021234567890128"));
        assertThat(number.reason()).isEqualTo("CARD_NUMBER_SENT");
        assertThat(number.text()).doesNotContain("6222");
        assertThat(api.post("/api/v1/cards", patient, Map.of("token", "x")).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.post("/api/v1/cards", patient, Map.of()).reason())
                .isEqualTo("FIELD_MISSING");

        var bound = api.post("/api/v1/cards", patient, Map.of("token", token)).json();

        assertThat(api.post("/api/v1/cards", patient, Map.of("token", token)).json())
                .isEqualTo(bound);
        assertThat(api.get("/api/v1/cards", patient).text()).doesNotContain(token);
        assertThat(api.get("/api/v1/cards", patient).json().size()).isEqualTo(1);
        var path = "/api/v1/cards/" + bound.path("cardId").asString();
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.delete(path, stranger).reason()).isEqualTo("CARD_UNKNOWN");
        assertThat(api.delete(path, patient).status()).isEqualTo(204);
        assertThat(api.delete(path, patient).reason()).isEqualTo("CARD_UNKNOWN");
        assertThat(api.get("/api/v1/cards", patient).json().size()).isZero();
    }

    @Test
    void clerksSeeWhatIsLeftToThem() {
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.get("/api/v1/payments/dead?most=1", clerk).status()).isEqualTo(200);
        var unknown = "/api/v1/payments/P0001000000000000000";
        assertThat(api.post(unknown + "/retry", clerk, "").reason()).isEqualTo("PAYMENT_UNKNOWN");
        assertThat(api.post(unknown + "/give-up", clerk, Map.of("reason", "已退现金")).reason())
                .isEqualTo("PAYMENT_UNKNOWN");
        assertThat(api.post(unknown + "/give-up", clerk, Map.of()).reason())
                .isEqualTo("FIELD_MISSING");
    }
}
