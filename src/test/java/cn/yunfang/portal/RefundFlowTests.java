package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.DemoCityTest;
import cn.yunfang.simulation.ApiCity;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a refund does to the prescription it paid for, and what it waits for. */
@DemoCityTest
class RefundFlowTests {
    private static final int PHARMACY = 9;

    @LocalServerPort private int port;
    private ApiCity city;
    private ApiClient api;

    /** Lines that the pharmacy holds, audited; and everything it then does with them. */
    private final class Counter {
        final ApiCity.Written rx;
        final ApiCity.Taken taken;
        final String audit;
        final String token = city.pharmacyToken(PHARMACY);

        Counter(int packs) {
            rx = city.effective(packs);
            taken = city.claim(rx, PHARMACY);
            audit = city.audit(taken, PHARMACY);
        }

        String settle(Map<String, Object> purchase) {
            var answer =
                    api.post(
                            "/api/v1/settlements",
                            token,
                            purchase,
                            "Idempotency-Key",
                            city.msgid(PHARMACY));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            return answer.json().path("setlinfo").path("setl_id").asString();
        }

        ApiClient.Answer undo(String settlement) {
            return api.post(
                    "/api/v1/settlements/" + settlement + "/undo",
                    token,
                    Map.of("psnNo", rx.personNo()),
                    "Idempotency-Key",
                    city.msgid(PHARMACY));
        }

        ApiClient.Answer giveBack() {
            return api.post(
                    "/api/v1/claims/give-back",
                    token,
                    Map.of(
                            "hiRxno", rx.hiRxno(),
                            "claimSecret", taken.secret(),
                            "reason", "患者不再需要"));
        }

        String sell(String settlement) {
            var message = city.saleMessage(taken, audit, PHARMACY);
            message.put("payMode", "2");
            message.put("setlId", settlement);
            var sold = api.post("/api/v1/dispensings", token, message);
            assertThat(sold.status()).as(sold.text()).isEqualTo(201);
            return sold.json().path("selldrugSn").asString();
        }

        void takeBack(String sale) {
            var answer =
                    api.post(
                            "/api/v1/dispensings/" + sale + "/return",
                            token,
                            Map.of("hiRxno", rx.hiRxno(), "reason", "退药"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }

        String cancel() {
            return api.post(
                            "/api/v1/prescriptions/" + rx.hiRxno() + "/revocation",
                            city.hospitalToken(),
                            city.undoMessage(rx))
                    .reason();
        }

        String state() {
            return api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.hospitalToken())
                    .json()
                    .path("state")
                    .path("name")
                    .asString();
        }
    }

    @BeforeEach
    void enter() {
        city = ApiCity.at(port);
        api = city.api();
    }

    @Test
    void aCancellationWaitsForTheRefundAndThenForTheGiveBack() {
        var counter = new Counter(1);
        var settlement = counter.settle(city.purchase(counter.taken, PHARMACY));

        assertThat(counter.cancel()).isEqualTo("CANCEL_QUEUED");
        assertThat(counter.giveBack().reason()).isEqualTo("ALREADY_SETTLED");
        assertThat(counter.undo(settlement).status()).isEqualTo(201);
        assertThat(counter.state()).as("still held").isEqualTo("EFFECTIVE");
        var given = counter.giveBack();

        assertThat(given.json().path("rxStasCodg").asString()).isEqualTo("3");
        assertThat(counter.state()).isEqualTo("REVOKED");
        var trail = "/api/v1/prescriptions/" + counter.rx.hiRxno() + "/trail";
        assertThat(
                        api.get(trail, city.patientToken(counter.rx))
                                .json()
                                .path("events")
                                .valueStream()
                                .map(event -> event.path("event").asString()))
                .containsSubsequence(
                        "ClaimAudited",
                        "PurchaseSettled",
                        "LinesPaid",
                        "CancelRequested",
                        "SettlementUndone",
                        "LinesUnpaid",
                        "LinesGivenBack",
                        "PrescriptionRevoked");
    }

    @Test
    void aCancellationTakesEffectWithTheRefundOnceTheGoodsAreBack() {
        var counter = new Counter(1);
        var settlement = counter.settle(city.purchase(counter.taken, PHARMACY));
        counter.takeBack(counter.sell(settlement));

        assertThat(counter.cancel()).isEqualTo("CANCEL_QUEUED");
        assertThat(counter.state()).isEqualTo("EFFECTIVE");
        assertThat(counter.undo(settlement).status()).isEqualTo(201);

        assertThat(counter.state()).isEqualTo("REVOKED");
        assertThat(counter.undo(settlement).reason()).isEqualTo("ALREADY_UNDONE");
    }
}
