package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.courier.Courier.Proof;
import cn.yunfang.courier.Courier.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two at once have one winner, and nothing leaves the table. */
class DeliveryRaceFlowTests extends DeliveryFlow {
    private static List<ApiClient.Answer> atOnce(List<Callable<ApiClient.Answer>> all)
            throws Exception {
        var together = new CyclicBarrier(all.size());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<ApiClient.Answer>();
            var asked =
                    all.stream()
                            .map(
                                    one ->
                                            pool.submit(
                                                    () -> {
                                                        together.await();
                                                        return one.call();
                                                    }))
                            .toList();
            for (var one : asked) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void cancelledOrPackedAndNeverBoth() throws Exception {
        for (int round = 0; round < 3; round++) {
            var sold = sold(ordered(HOME));
            var answers =
                    atOnce(
                            List.of(
                                    () -> asPatient(sold.order(), "cancel"),
                                    () -> act(sold.number(), "pack", Map.of("ownRider", true))));
            assertThat(answers.stream().filter(one -> one.status() == 200)).hasSize(1);
            assertThat(
                            events(sold.number(), "ParcelCancelled")
                                    + events(sold.number(), "ParcelPacked"))
                    .isEqualTo(1);
        }
    }

    @Test
    void signedOrFailedAndSignedStays() throws Exception {
        for (int round = 0; round < 3; round++) {
            var sold = onTheWay(HOME, true);
            var code = codeOf(sold.order());
            atOnce(
                    List.of(
                            () -> act(sold.number(), "sign", Map.of("code", code)),
                            () -> act(sold.number(), "fail", Map.of("reason", "NOBODY_HOME"))));
            assertThat(status(sold.number())).isEqualTo(DeliveryStatus.SIGNED);
            assertThat(events(sold.number(), "ParcelSigned")).isEqualTo(1);
        }
    }

    @Test
    void aNoticeThatComesFiveTimesAtOnceHappensOnce() throws Exception {
        var sold = onTheWay(HOME, false);
        var lost = notice(sold.number(), 1, Status.LOST, Proof.NONE);
        Callable<ApiClient.Answer> tell = () -> tell(lost);

        var answers = atOnce(List.of(tell, tell, tell, tell, tell));

        assertThat(answers).allMatch(one -> one.status() == 200 || one.status() == 503);
        becomes(sold.number(), DeliveryStatus.RETURNED);
        assertThat(events(sold.number(), "ParcelLost")).isEqualTo(1);
        assertThat(events(sold.number(), "ParcelReturned")).isEqualTo(1);
        assertRefundedOnce(sold.order());
    }

    @Test
    void oneOfTwoOrdersAtOnceIsTaken() throws Exception {
        var rx = city.effective();
        var patient = city.patientToken(rx);
        var drugs = drugs(rx, patient);
        fill(drugs);
        hold(rx, patient, drugs);
        var address = address(patient, HOME, "0.004");
        Callable<ApiClient.Answer> order = () -> order(rx, patient, address);

        var answers = atOnce(List.of(order, order, order));

        assertThat(answers.stream().filter(one -> one.status() == 201)).hasSize(1);
    }

    /** Anything that anybody may do or tell, in any order: the table is never left. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void walksNeverLeaveTheTable(long seed) {
        var random = new Random(seed);
        boolean own = random.nextBoolean();
        var order = ordered(HOME);
        var before = order.drugs().stream().map(this::left).toList();
        sold(order);
        done(act(order.number(), "pack", Map.of("ownRider", own)));
        var was = status(order.number());
        for (int step = 0; step < 14 && !was.isClosed(); step++) {
            anything(order, random);
            var is = status(order.number());
            assertThat(is == was || reachable(was, is)).as("%s → %s", was, is).isTrue();
            was = is;
        }
        bringToAnEnd(order);
        var end = status(order.number());
        boolean back = end == DeliveryStatus.RETURNED;
        if (back) {
            assertRefundedOnce(order);
        } else {
            assertStands(order);
        }
        boolean lost = standing(order.number()).order().progress().lost();
        for (int i = 0; i < before.size(); i++) {
            var expected = back && !lost ? before.get(i) : before.get(i).subtract(BigDecimal.ONE);
            assertThat(left(order.drugs().get(i))).as("%s", end).isEqualByComparingTo(expected);
        }
    }

    private void anything(Ordered order, Random random) {
        var number = order.number();
        switch (random.nextInt(9)) {
            case 0 -> act(number, "hand-over", Map.of());
            case 1 -> act(number, "fail", Map.of("reason", "NOBODY_HOME"));
            case 2 -> act(number, "again", Map.of());
            case 3 -> asPatient(order, "send-back");
            case 4 -> asPatient(order, "cancel");
            case 5 -> act(number, "pack", Map.of());
            default -> {
                var all = Status.values();
                var status = all[random.nextInt(all.length)];
                var proof =
                        random.nextBoolean() ? new Proof("x", "", "") : new Proof("", "aGFuZA", "");
                var notice = notice(number, 1 + random.nextInt(3), status, proof);
                tell(notice);
                tell(notice);
            }
        }
    }

    private static boolean reachable(DeliveryStatus from, DeliveryStatus to) {
        return DeliveryTransitions.table().stream()
                .filter(row -> row.from() == from)
                .anyMatch(
                        row ->
                                row.to() == to
                                        || row.to() != from
                                                && !row.to().isClosed()
                                                && reachableIn(row.to(), to));
    }

    // a notice that begins the next try moves twice; a lost parcel is ended by the platform itself
    private static boolean reachableIn(DeliveryStatus from, DeliveryStatus to) {
        return DeliveryTransitions.table().stream()
                .anyMatch(row -> row.from() == from && row.to() == to);
    }

    private void bringToAnEnd(Ordered order) {
        var now = status(order.number());
        if (!now.isClosed() && now != DeliveryStatus.RETURNING) {
            done(act(order.number(), "sign", Map.of("signature", "aGFuZA", "signer", "家属")));
        } else if (now == DeliveryStatus.RETURNING) {
            act(order.number(), "receive", Map.of());
            becomes(order.number(), DeliveryStatus.RETURNED);
        }
    }
}
