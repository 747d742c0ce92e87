package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.quote.HeldGoods;
import cn.yunfang.quote.HoldGoods;
import cn.yunfang.quote.Wish;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What an ERP is told when goods are held: rxSetlStockQuery leaves them out, rxSelldrug refuses.
 */
@YunfangTest
class HeldGoodsFlowTests extends PharmacyFlow {
    private static final BigDecimal PRICE = new BigDecimal("9.5");

    private void onTheShelf(int packs) {
        var shelf = new Stocks.Shelf(world.drug().code(), BigDecimal.valueOf(packs), PRICE);
        var missed =
                world.bean(Database.class)
                        .commit(
                                world.bean(Stocks.class)
                                        .report(
                                                one.site().code(),
                                                List.of(shelf),
                                                TestClock.now()));
        assertThat(missed).isEmpty();
    }

    private static Caller patientOf(Clinic.Prescribed rx) {
        return new Caller(Caller.Role.PATIENT, "", rx.patient().no(), Optional.empty());
    }

    private void holds(Clinic.Prescribed rx) {
        var line = new Wish.Line(1, world.drug().code(), Optional.of(PRICE));
        var wish = new Wish(rx.hiRxno(), one.site().code(), List.of(line), "");
        assertThat(world.bean(HoldGoods.class).hold(patientOf(rx), wish))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void sellsNoHeldGoodsToOthersAndAsksTheHolderNoMoreThanPromised() {
        onTheShelf(1);
        var holder = clinic.prescribes(world.drug());
        holds(holder);

        var other = one.prepared(clinic.prescribes(world.drug()));
        var toAnother = one.cashSale(other, Counter.packs(world.drug(), 1));
        assertThat(refusal(one.sell(toAnother))).isEqualTo(Reason.HELD_FOR_OTHERS);

        var passed = one.prepared(holder);
        var dear = Counter.packs(world.drug(), 1);
        dear.put("finlTrnsPric", "9.51");
        assertThat(refusal(one.sell(one.cashSale(passed, dear))))
                .isEqualTo(Reason.PRICE_ABOVE_HELD);
        dear.put("finlTrnsPric", "9.50");
        one.sell(one.cashSale(passed, dear)).must();

        // the shelf is as empty as the platform knows it, and nobody holds anything of it
        one.sell(toAnother).must();
        var left =
                world.bean(HeldGoods.class)
                        .at(
                                new Caller(
                                        Caller.Role.PHARMACY,
                                        one.site().code(),
                                        "erp",
                                        Optional.empty()));
        assertThat(left).isEqualTo(Outcome.done(List.of()));
    }
}
