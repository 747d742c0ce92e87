package cn.yunfang.payment;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.ChinaTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** The one thing that a pay desk sells. */
final class DeskGoods {
    private final Drug drug;

    DeskGoods(ApplicationContext beans) {
        drug =
                beans.getBean(Formulary.class)
                        .circulating(ChinaTime.today(Clock.systemUTC()))
                        .getFirst();
    }

    Drug drug() {
        return drug;
    }

    /** One piece without a prescription. */
    Purchase bought(Person person, boolean useAccount) {
        var item = Purchase.Item.priced(drug.code(), BigDecimal.ONE, PayDesk.PRICE.yuan());
        return purchase(person, useAccount, item);
    }

    /** One piece that a prescription names. */
    Purchase prescribed(Person person, String hiRxno) {
        var price = PayDesk.PRICE.yuan();
        return purchase(
                person,
                false,
                new Purchase.Item(
                        "F1",
                        hiRxno,
                        true,
                        drug.code(),
                        drug.code(),
                        PayDesk.PRICE,
                        BigDecimal.ONE,
                        price,
                        Optional.empty()));
    }

    private static Purchase purchase(Person person, boolean useAccount, Purchase.Item item) {
        return new Purchase(
                person.no(),
                "02",
                "",
                TestClock.now(),
                PayDesk.PRICE,
                person.insuranceType(),
                "",
                useAccount,
                "41",
                Optional.empty(),
                List.of(item));
    }
}
