package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.courier.Courier;
import cn.yunfang.courier.Courier.Proof;
import cn.yunfang.courier.Courier.Status;
import cn.yunfang.courier.PretendingCourier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a courier tells twice, late, in the wrong order or not at all, and what others forge. */
class CourierFlowTests extends DeliveryFlow {
    @Test
    void believesNobodyWithoutASignature() {
        var sold = onTheWay(HOME, false);
        var good = PretendingCourier.body(notice(sold.number(), 1, Status.LOST, Proof.NONE));
        var signature = courier.signature(good);
        var other = PretendingCourier.body(notice(sold.number(), 1, Status.ARRIVED, Proof.NONE));

        assertThat(callBack(other, signature).reason()).isEqualTo("BAD_COURIER_CALLBACK");
        assertThat(callBack(good, "").reason()).isEqualTo("BAD_COURIER_CALLBACK");
        assertThat(callBack(good, "===").reason()).isEqualTo("BAD_COURIER_CALLBACK");
        for (var text :
                List.of(
                        "[]",
                        "{}",
                        "{\"number\":\"x\",\"attempt\":\"1e99\",\"status\":\"ARRIVED\"}",
                        "{\"number\":\"x\",\"attempt\":\"1\",\"status\":\"BEAMED\"}")) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(callBack(bytes, courier.signature(bytes)).reason())
                    .as(text)
                    .isEqualTo("BAD_COURIER_CALLBACK");
        }
        var large = " ".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        assertThat(callBack(large, "x").reason()).isEqualTo("CALLBACK_TOO_LARGE");
        assertThat(tell("D0001000000000000001", 1, Status.ARRIVED).reason())
                .isEqualTo("DELIVERY_UNKNOWN");
        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.HANDED_TO_COURIER);
    }

    @Test
    void theSameAgainAndWhatComesLateChangeNothing() {
        var sold = onTheWay(HOME, false);
        var arrived = notice(sold.number(), 1, Status.ARRIVED, Proof.NONE);
        done(tell(arrived));
        int version = standing(sold.number()).parcel().version();
        done(tell(arrived));
        done(tell(sold.number(), 1, Status.COLLECTED));
        done(tell(sold.number(), 1, Status.ON_THE_WAY));

        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.ARRIVED);
        assertThat(standing(sold.number()).parcel().version()).isEqualTo(version);
        done(tell(sold.number(), 2, Status.ARRIVED));
        assertThat(standing(sold.number()).parcel().attempt()).isEqualTo(2);
        done(tell(sold.number(), 1, Status.FAILED));
        done(tell(sold.number(), 3, Status.FAILED));
        assertThat(status(sold.number())).as("of other tries").isEqualTo(DeliveryStatus.ARRIVED);
        var told = api.get("/api/v1/deliveries/" + sold.number(), pharmacy()).json();
        assertThat(told.path("history").size()).as("all of it is history").isGreaterThan(6);
    }

    @Test
    void aClockThatGoesWrongPutsNothingIntoTheFuture() {
        var sold = onTheWay(HOME, false);
        var at = Instant.parse("2099-01-01T00:00:00Z");
        done(
                tell(
                        new Courier.Notice(
                                sold.number(),
                                1,
                                Status.ARRIVED,
                                at,
                                Optional.empty(),
                                "",
                                Proof.NONE)));
        assertThat(standing(sold.number()).parcel().statusAt()).isBefore(at);
    }

    @Test
    void aWrongCodeCountsOnceHoweverOftenItIsTold() {
        var sold = onTheWay(HOME, false);
        var wrong = notice(sold.number(), 1, Status.SIGNED, new Proof("x", "", ""));
        assertThat(tell(wrong).reason()).isEqualTo("SIGN_CODE_WRONG");
        done(tell(wrong));
        done(tell(wrong));
        assertThat(standing(sold.number()).parcel().wrongCodes()).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            assertThat(
                            tell(notice(sold.number(), 1, Status.SIGNED, new Proof("y", "", "")))
                                    .reason())
                    .isEqualTo("SIGN_CODE_WRONG");
        }
        var right = new Proof(codeOf(sold.order()), "", "");
        assertThat(tell(notice(sold.number(), 1, Status.SIGNED, right)).reason())
                .isEqualTo("SIGN_CODE_LOCKED");
        var hand = new Proof("", "c2lnbmVk", "家属");
        done(tell(notice(sold.number(), 1, Status.SIGNED, hand)));
        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.SIGNED);
        done(tell(sold.number(), 1, Status.LOST));
        assertThat(status(sold.number())).isEqualTo(DeliveryStatus.SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0002"})
    void anOrderWhoseAnswerOrRequestGotLostIsPlacedOnce(String ending) {
        var sold = sold(ordered("1380000" + ending));
        done(act(sold.number(), "pack", Map.of()));

        for (int i = 0; i < 200 && !placed(sold.number()); i++) {
            pause();
        }

        assertThat(placed(sold.number())).isTrue();
        assertThat(
                        jdbc.sql("select count(*) from courier.pretended_notice where number = ?")
                                .param(sold.number())
                                .query(Long.class)
                                .single())
                .isEqualTo(6);
    }

    private boolean placed(String number) {
        return database.read(
                        TaskTable.find(OrderNumber.parse(number).orElseThrow(), Task.Kind.PLACE))
                .filter(one -> one.due().isEmpty() && !one.dead())
                .isPresent();
    }

    @Test
    void aCourierThatDoesNotGoThereIsLeftToAClerkAndThePharmacyBringsIt() {
        var sold = sold(ordered("13800000009"));
        done(act(sold.number(), "pack", Map.of()));
        var clerk = api.demoToken("CLERK", "周");
        var path = "/api/v1/deliveries/dead";
        for (int i = 0; i < 200 && !api.get(path, clerk).text().contains(sold.number()); i++) {
            pause();
        }
        assertThat(api.get(path, clerk).text()).contains(sold.number(), "does not go there");
        assertThat(api.get(path, pharmacy()).reason()).isEqualTo("NOT_ALLOWED");
        var one = path + "/" + sold.number() + "/PLACE";
        assertThat(
                        api.post(one + "/retry", api.demoToken("CLERK", "周", "320100"), Map.of())
                                .reason())
                .isEqualTo("DELIVERY_TASK_UNKNOWN");
        assertThat(api.post(one + "/retry", api.demoToken("REGULATOR", "孙"), Map.of()).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.post(path + "/" + sold.number() + "/BEAM/retry", clerk, Map.of()).reason())
                .isEqualTo("DELIVERY_TASK_UNKNOWN");
        done(api.post(one + "/retry", clerk, Map.of()));
        for (int i = 0; i < 200 && !api.get(path, clerk).text().contains(sold.number()); i++) {
            pause();
        }
        assertThat(api.post(one + "/give-up", clerk, Map.of("reason", "")).reason())
                .isEqualTo("FIELD_MISSING");
        done(api.post(one + "/give-up", clerk, Map.of("reason", "药店自送")));
        assertThat(api.get(path, clerk).text()).doesNotContain(sold.number());

        done(act(sold.number(), "hand-over", Map.of("ownRider", true)));
        assertThat(standing(sold.number()).order().progress().ownRider()).isTrue();
        done(act(sold.number(), "fail", Map.of("reason", "OTHER")));
    }

    @Test
    void whatGotLostIsPaidBackByItselfAndNothingComesToTheShelf() {
        var order = ordered(HOME);
        var before = left(order.drugs().getFirst());
        var sold = sold(order);
        done(act(order.number(), "pack", Map.of()));
        done(act(order.number(), "hand-over", Map.of()));
        assertThat(act(order.number(), "fail", Map.of("reason", "OTHER")).reason())
                .isEqualTo("DELIVERY_BY_COURIER");

        done(tell(order.number(), 1, Status.LOST));

        becomes(order.number(), DeliveryStatus.RETURNED);
        assertRefundedOnce(sold.order());
        assertThat(left(order.drugs().getFirst()))
                .isEqualByComparingTo(before.subtract(BigDecimal.ONE));
        assertThat(parcel(order).path("order").path("lost").asBoolean()).isTrue();
    }

    @Test
    void asksACourierThatCallsNobodyBack() {
        var sold = onTheWay("13800000005", false);
        for (int i = 0; i < 200 && !placed(sold.number()); i++) {
            pause();
        }
        jdbc.sql(
                        """
                        update courier.pretended_notice
                        set happens_at = now() - interval '1 minute'
                        where number = ? and status < 2""")
                .param(sold.number())
                .update();
        jdbc.sql("update delivery.task set due_at = now() where delivery_no = ? and kind = 2")
                .param(sold.number())
                .update();
        becomes(sold.number(), DeliveryStatus.ON_THE_WAY);
    }
}
