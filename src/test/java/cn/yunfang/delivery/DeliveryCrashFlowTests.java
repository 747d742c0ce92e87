package cn.yunfang.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.dispense.ReturnGoods;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever dies half-way of a return is followed by the platform itself. */
class DeliveryCrashFlowTests extends DeliveryFlow {
    @Autowired private Journal journal;
    @Autowired private MoveDelivery move;
    @Autowired private Sales sales;
    @Autowired private Services services;
    @Autowired private TakeBackGoods.Refunds refunds;

    /** What is thrown where a node would die. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Dies before or after one of the steps. */
    private final class Dying extends TakeBackGoods.Refunds {
        private int left;

        Dying(int steps) {
            super(database, null, null, settlements);
            left = steps;
        }

        private void step() {
            if (left-- == 0) {
                throw new Died();
            }
        }

        @Override
        Optional<Refusal> goods(
                Caller institution, Order order, Sale sale, ReturnGoods.Waste waste) {
            step();
            var done = refunds.goods(institution, order, sale, waste);
            step();
            return done;
        }

        @Override
        Optional<Refusal> money(Caller institution, Order order, long settlement) {
            step();
            var done = refunds.money(institution, order, settlement);
            step();
            return done;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whoDiesHalfWayIsFollowedAndNothingHappensTwice(int steps) {
        var order = ordered(HOME);
        var before = order.drugs().stream().map(this::left).toList();
        var sold = sold(order);
        done(act(order.number(), "pack", Map.of("ownRider", true)));
        done(act(order.number(), "withdraw", Map.of("reason", "缺骑手")));
        var dying =
                new TakeBackGoods(
                        database, journal, move, sales, new Dying(steps), formulary, services);
        var receive = new ReceiveParcel(database, journal, move, sales, dying);
        var shop =
                new Caller(Caller.Role.PHARMACY, city.pharmacyCode(SHOP), "till", Optional.empty());
        try {
            receive.receive(shop, order.number(), List.of());
            assertThat(steps).isEqualTo(4);
        } catch (Died e) {
            assertThat(steps).isLessThan(4);
        }

        becomes(order.number(), DeliveryStatus.RETURNED);

        assertRefundedOnce(sold.order());
        for (int i = 0; i < before.size(); i++) {
            assertThat(left(order.drugs().get(i))).isEqualByComparingTo(before.get(i));
        }
        assertThat(events(order.number(), "ParcelReturned")).isEqualTo(1);
        assertThat(entries(sold)).as("the ledger of this sale").isEqualByComparingTo("0");
    }

    /** What the institution still has of the prescription's settlements. */
    private BigDecimal entries(Sold sold) {
        return database.read(settlements.of(sold.order().id())).stream()
                .map(one -> one.fund().plus(one.account()).plus(one.cash()).yuan())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatHasToStayColdNeverComesBackToTheShelf() {
        var order = ordered(HOME);
        var before = left(order.drugs().getFirst());
        sold(order);
        done(act(order.number(), "pack", Map.of("ownRider", true)));
        done(act(order.number(), "withdraw", Map.of("reason", "缺骑手")));
        var allCold =
                new Services() {
                    @Override
                    public Optional<Storage> cold(String genericName) {
                        return Optional.of(new Storage(genericName, "2–8 ℃", "2–8 ℃"));
                    }
                };
        var takeBack =
                new TakeBackGoods(database, journal, move, sales, refunds, formulary, allCold);

        assertThat(takeBack.end(standing(order.number()))).isEmpty();

        assertThat(status(order.number())).isEqualTo(DeliveryStatus.RETURNED);
        assertRefundedOnce(order);
        assertThat(left(order.drugs().getFirst()))
                .isEqualByComparingTo(before.subtract(BigDecimal.ONE));
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from stock.pack p
                                        join stock.pack_sale s using (trace_code)
                                        where s.bucket = :bucket and s.number = :number
                                          and p.state <> 3""")
                                .param("bucket", order.id().bucket().value())
                                .param("number", order.id().number())
                                .query(Long.class)
                                .single())
                .as("packs that could be sold again")
                .isZero();
    }
}
