package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a refund does to the prescription it paid for, and what it waits for. */
class RefundFlowTests extends ApiFlow {
    private static final int PHARMACY = 9;

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

        /** A purchase of one pack of the first line alone. */
        Map<String, Object> onePack() {
            var all = city.purchase(taken, PHARMACY);
            var head = new LinkedHashMap<>(member(all, "druginfo"));
            var row = new LinkedHashMap<>(rows(all, "drugdetail").getFirst());
            var price = new BigDecimal(row.get("pric").toString());
            head.put("medfee_sumamt", price.setScale(2, RoundingMode.HALF_UP));
            row.put("det_item_fee_sumamt", price.setScale(2, RoundingMode.HALF_UP));
            row.put("cnt", 1);
            return Map.of("druginfo", head, "drugdetail", List.of(row));
        }

        /** Hands over one pack of the first line. */
        String sellOne(String settlement) {
            var message = city.saleMessage(taken, audit, PHARMACY);
            var row = new LinkedHashMap<>(rows(message, "selinfo").getFirst());
            row.put("selRetnCnt", 1);
            row.put("drugtracinfo", List.of(rows(row, "drugtracinfo").getFirst()));
            message.put("selinfo", List.of(row));
            return sell(settlement, message);
        }

        String sell(String settlement) {
            return sell(settlement, city.saleMessage(taken, audit, PHARMACY));
        }

        private String sell(String settlement, Map<String, Object> message) {
            message.put("payMode", "2");
            message.put("setlId", settlement);
            var sold = api.post("/api/v1/dispensings", token, message);
            assertThat(sold.status()).as(sold.text()).isEqualTo(201);
            return sold.json().path("selldrugSn").asString();
        }

        void takeBack(String sale) {
            takeBack(sale, List.of());
        }

        /** Takes so many packs of a line back. */
        void takeBack(String sale, int line, int packs) {
            var row = rows(city.saleMessage(taken, audit, PHARMACY), "selinfo").get(line - 1);
            takeBack(
                    sale,
                    List.of(Map.of("medListCodg", row.get("medListCodg"), "selRetnCnt", packs)));
        }

        private void takeBack(String sale, List<Map<String, Object>> rows) {
            var answer =
                    api.post(
                            "/api/v1/dispensings/" + sale + "/return",
                            token,
                            Map.of("hiRxno", rx.hiRxno(), "reason", "退药", "selinfo", rows));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }

        void assertUndoRefused(String settlement) {
            var answer = undo(settlement);
            assertThat(answer.reason()).as(answer.text()).isEqualTo("GOODS_NOT_RETURNED");
            assertThat(answer.json().path("field").asString()).isEqualTo("data.setlId");
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

    @Test
    void everyLineOfASaleMustBeBackBeforeTheMoneyIs() {
        var counter = new Counter(1);
        var settlement = counter.settle(city.purchase(counter.taken, PHARMACY));
        var sale = counter.sell(settlement);

        counter.assertUndoRefused(settlement);
        counter.takeBack(sale, 1, 1);
        counter.assertUndoRefused(settlement);
        counter.takeBack(sale, 2, 1);

        assertThat(counter.undo(settlement).status()).isEqualTo(201);
    }

    @Test
    void goodsOfALineThatWentBackToTheMarketAreStillOut() {
        var counter = new Counter(2);
        var settlement = counter.settle(counter.onePack());
        var sale = counter.sellOne(settlement);
        assertThat(counter.giveBack().status()).isEqualTo(200);

        counter.assertUndoRefused(settlement);
        counter.takeBack(sale);

        assertThat(counter.undo(settlement).status()).isEqualTo(201);
    }

    @Test
    void theRestOfALineIsPaidForApartAndRefundedApart() {
        var counter = new Counter(2);
        var first = counter.settle(counter.onePack());
        counter.sellOne(first);

        var second = counter.settle(counter.onePack());

        counter.assertUndoRefused(first);
        assertThat(counter.undo(second).status()).isEqualTo(201);
        var third = counter.settle(counter.onePack());
        counter.sellOne(third);
        counter.assertUndoRefused(third);
        counter.assertUndoRefused(first);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Map<String, Object> message, String name) {
        return (Map<String, Object>) message.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> message, String name) {
        return (List<Map<String, Object>>) message.get(name);
    }
}
