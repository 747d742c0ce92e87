package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.courier.Courier;
import cn.yunfang.dispense.ReturnGoods;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.Parcels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Medicine is ordered on the phone, packed at the counter and signed for at the door, or not. */
class DeliveryOrderFlowTests extends DeliveryFlow {
    @Autowired ReturnGoods goods;

    @Test
    void bringsWhatWasOrderedToTheDoor() {
        var order = ordered(HOME);
        var code = codeOf(order);
        assertThat(code).matches("\\d{6}");
        assertThat(parcel(order).path("order").path("fee").decimalValue())
                .isEqualByComparingTo("5");
        assertThat(parcel(order).path("order").path("mayCancel").asBoolean()).isTrue();

        assertThat(act(order.number(), "pack", Map.of()).reason()).isEqualTo("DELIVERY_NOT_SOLD");
        var sold = sold(order);
        var packed = done(act(order.number(), "pack", Map.of()));
        assertThat(packed.path("state").path("name").asString()).isEqualTo("PACKED");
        var list = api.get("/api/v1/deliveries/" + order.number(), pharmacy()).json();
        assertThat(list.path("packed").get(0).path("traceCodes").get(0).asString()).isNotBlank();
        assertThat(list.path("receiver").asString()).isEqualTo("演示收货人");
        assertThat(api.get("/api/v1/deliveries", pharmacy()).text())
                .contains(order.number())
                .doesNotContain("演示收货人");

        done(act(order.number(), "hand-over", Map.of()));
        done(tell(order.number(), 1, Courier.Status.ON_THE_WAY));
        done(tell(order.number(), 1, Courier.Status.ARRIVED));
        assertThat(status(order.number())).isEqualTo(DeliveryStatus.ARRIVED);
        done(
                tell(
                        notice(
                                order.number(),
                                1,
                                Courier.Status.SIGNED,
                                new Courier.Proof(code, "", ""))));

        assertThat(status(order.number())).isEqualTo(DeliveryStatus.SIGNED);
        assertThat(codeOf(order)).isEmpty();
        assertThat(standing(order.number()).order().progress().endedAt()).isPresent();
        assertStands(sold.order());
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from courier.pretended_order o
                                        where o.number = :number
                                          and o::text like '%' || :code || '%'""")
                                .param("number", order.number())
                                .param("code", code)
                                .query(Long.class)
                                .single())
                .as("the courier is never told the code")
                .isZero();
    }

    @Test
    void noCounterTakesBackWhatIsInAParcel() {
        var sold = onTheWay(HOME, true);
        var message = Map.of("hiRxno", sold.order().rx().hiRxno(), "reason", "顾客退药");
        var body = Fields.parse(Json.text(message)).orElseThrow();
        var counter =
                new Caller(
                        Caller.Role.PHARMACY, city.pharmacyCode(SHOP), "counter", Optional.empty());

        var refused = goods.takeBack(counter, body);

        assertThat(refused).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) refused).refusal().reason())
                .isEqualTo(Reason.GOODS_UNDERWAY);
        assertStands(sold.order());
        done(act(sold.number(), "sign", Map.of("code", codeOf(sold.order()))));
        assertThat(goods.takeBack(counter, body)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theOrderIsWhatLetsThePharmacyFetchThePrescription() {
        var order = ordered(HOME);
        var qr = done(act(order.number(), "code", Map.of())).path("qr").asString();
        assertThat(qr).hasSize(27);
        var claimed = api.post("/api/v1/claims", pharmacy(), Map.of("code", qr));
        assertThat(claimed.status()).as(claimed.text()).isLessThan(300);
        assertThat(claimed.text()).contains(order.rx().hiRxno());
    }

    @Test
    void twoFailuresSendItBackWithGoodsAndMoney() {
        var order = ordered(HOME);
        var before = left(order.drugs().getFirst());
        var sold = sold(order);
        done(act(order.number(), "pack", Map.of("ownRider", true)));
        done(act(order.number(), "hand-over", Map.of()));
        done(act(order.number(), "fail", Map.of("reason", "NOBODY_HOME")));
        assertThat(parcel(order).path("order").path("why").path("zh").asString()).isEqualTo("无人在家");
        assertThat(parcel(order).path("order").path("maySendBack").asBoolean()).isTrue();
        done(act(order.number(), "again", Map.of()));
        done(act(order.number(), "fail", Map.of("reason", "UNREACHABLE")));
        assertThat(status(order.number())).isEqualTo(DeliveryStatus.RETURNING);
        assertThat(codeOf(order)).isEmpty();
        var spoilt = packOf(sold, 0);

        assertThat(act(order.number(), "receive", Map.of("spoilt", List.of("nobody's"))).reason())
                .isEqualTo("FIELD_INVALID");
        done(act(order.number(), "receive", Map.of("spoilt", List.of(spoilt))));

        becomes(order.number(), DeliveryStatus.RETURNED);
        assertRefundedOnce(order);
        assertThat(left(order.drugs().get(0)))
                .as("the spoilt pack is gone")
                .isEqualByComparingTo(before.subtract(BigDecimal.ONE));
        assertThat(state(spoilt)).isEqualTo(3);
        assertThat(state(packOf(sold, 1))).isEqualTo(2);
        assertThat(act(order.number(), "receive", Map.of()).reason()).isEqualTo("DELIVERY_CLOSED");
    }

    private int state(String traceCode) {
        return jdbc.sql("select state from stock.pack where trace_code = ?")
                .param(traceCode)
                .query(Integer.class)
                .single();
    }

    static String packOf(Sold sold, int row) {
        return JsonMapper.shared()
                .valueToTree(sold.sale())
                .path("selinfo")
                .get(row)
                .path("drugtracinfo")
                .get(0)
                .path("drugTracCodg")
                .asString();
    }

    @Test
    void whatIsColdNeedsItsTemperatureAndARefusalNoSecondTry() {
        var order = ordered(HOME);
        var before = left(order.drugs().getFirst());
        var sold = sold(order);
        // the demo patients' own drugs keep at any temperature: the flag is what counts
        jdbc.sql("update delivery.ordered set cold = true where delivery_no = ?")
                .param(order.number())
                .update();
        done(act(order.number(), "pack", Map.of("ownRider", true)));
        assertThat(act(order.number(), "hand-over", Map.of()).reason())
                .isEqualTo("DELIVERY_NOT_COLD");
        assertThat(act(order.number(), "hand-over", Map.of("temperature", 8.1)).reason())
                .isEqualTo("DELIVERY_NOT_COLD");
        done(act(order.number(), "hand-over", Map.of("temperature", 7.9)));
        done(act(order.number(), "fail", Map.of("reason", "REFUSED")));
        assertThat(status(order.number())).as("no second try").isEqualTo(DeliveryStatus.RETURNING);

        done(act(order.number(), "receive", Map.of()));

        becomes(order.number(), DeliveryStatus.RETURNED);
        assertThat(left(order.drugs().getFirst()))
                .as("back on the shelf")
                .isEqualByComparingTo(before);
        assertRefundedOnce(sold.order());
    }

    @Test
    void theMoneyGoesBackToTheCardOnce() {
        var order = ordered(HOME);
        var sold = sold(order);
        var card =
                api.post(
                        "/api/v1/cards",
                        order.patient(),
                        Map.of("token", "tok" + System.nanoTime() + "abcdefgh1234"));
        var paid =
                api.post(
                        "/api/v1/settlements/" + sold.setlId() + "/payments",
                        order.patient(),
                        Map.of("cardId", card.json().path("cardId").asString()));
        assertThat(paid.status()).as(paid.text()).isEqualTo(202);
        payment(order, paid.json().path("paymentId").asString(), "PAID");
        done(act(order.number(), "pack", Map.of("ownRider", true)));
        done(act(order.number(), "withdraw", Map.of("reason", "骑手不足")));
        assertThat(status(order.number())).isEqualTo(DeliveryStatus.RETURNING);

        done(act(order.number(), "receive", Map.of()));

        becomes(order.number(), DeliveryStatus.RETURNED);
        payment(order, paid.json().path("paymentId").asString(), "REFUNDED");
        assertRefundedOnce(order);
    }

    private void payment(Ordered order, String id, String state) {
        for (int i = 0; i < 200; i++) {
            var now = api.get("/api/v1/payments/" + id, order.patient());
            if (now.json().path("state").asString().equals(state)) {
                return;
            }
            pause();
        }
        assertThat(api.get("/api/v1/payments/" + id, order.patient()).text()).contains(state);
    }

    @Test
    void thePatientCancelsWhatIsNotPackedAndSendsBackWhatFailed() {
        var order = ordered(HOME);
        done(asPatient(order, "cancel"));
        assertThat(status(order.number())).isEqualTo(DeliveryStatus.CANCELLED);
        assertThat(
                        api.get(
                                        "/api/v1/prescriptions/%s/holds"
                                                .formatted(order.rx().hiRxno()),
                                        order.patient())
                                .json()
                                .size())
                .isZero();
        assertThat(asPatient(order, "cancel").reason()).isEqualTo("DELIVERY_CLOSED");
        assertThat(act(order.number(), "code", Map.of()).reason()).isEqualTo("DELIVERY_CLOSED");

        var failed = onTheWay(HOME, true).order();
        assertThat(asPatient(failed, "cancel").reason()).isEqualTo("DELIVERY_STATE");
        assertThat(asPatient(failed, "send-back").reason()).isEqualTo("DELIVERY_STATE");
        done(act(failed.number(), "fail", Map.of("reason", "WRONG_ADDRESS")));
        done(asPatient(failed, "send-back"));
        assertThat(status(failed.number())).isEqualTo(DeliveryStatus.RETURNING);
    }

    @Test
    void lateOnesAreToldOnceAndCounted() {
        var order = ordered(HOME);
        jdbc.sql(
                        """
                        update delivery.ordered set promised_until = now() - interval '1 minute'
                        where delivery_no = ?""")
                .param(order.number())
                .update();
        for (int i = 0; i < 100 && !standing(order.number()).order().late(); i++) {
            pause();
        }
        assertThat(standing(order.number()).order().late()).isTrue();
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from shared.event
                                        where name = 'ParcelLate' and facts ->> 'delivery' = ?""")
                                .param(order.number())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        var overview = api.get("/api/v1/deliveries/overview", api.demoToken("CLERK", "周")).json();
        assertThat(overview.path("troubled").toString()).contains(order.number());
        assertThat(overview.path("sums").get(0).path("late").asInt()).isPositive();
        var elsewhere = api.demoToken("CLERK", "周", "320100");
        assertThat(api.get("/api/v1/deliveries/overview", elsewhere).text())
                .doesNotContain(order.number());
    }

    @Test
    void thePharmacysOwnReportsMoveTheSameOrder() {
        var sold = onTheWay(HOME, true);
        report(sold.order().rx(), sold.number(), "30");
        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.ON_THE_WAY);
        assertThat(refusedReport(sold, "50")).isEqualTo("DELIVERY_NEEDS_MORE");
        assertThat(refusedReport(sold, "80")).isEqualTo("DELIVERY_NEEDS_MORE");
        assertThat(standing(sold.number()).order().progress().endedAt()).isEmpty();
        assertThat(act(sold.number(), "sign", Map.of()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(act(sold.number(), "sign", Map.of("code", "x")).reason())
                .isEqualTo("SIGN_CODE_WRONG");
        done(act(sold.number(), "sign", Map.of("code", codeOf(sold.order()))));
        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.SIGNED);
    }

    private void report(ApiCity.Written rx, String number, String status) {
        Parcels.reportOf(city, rx, SHOP, number, status).must();
    }

    private String refusedReport(Sold sold, String status) {
        var reply = Parcels.reportOf(city, sold.order().rx(), SHOP, sold.number(), status);
        return Arrays.stream(Reason.values())
                .filter(one -> one.code() == reply.code())
                .findFirst()
                .orElseThrow()
                .name();
    }
}
