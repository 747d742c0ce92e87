package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.simulation.Order.Diagnosis;
import cn.yunfang.simulation.Order.Line;
import cn.yunfang.simulation.Stories.Story;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** Who paid what and why: each story ends in a settlement with the explanation of every fen. */
final class MoneyStories {
    private static final Diagnosis COLD = new Diagnosis("J06.900", "急性上呼吸道感染");

    /** What two settlements must agree in, to the fen. */
    private static final List<String> AMOUNTS =
            List.of(
                    "medfee_sumamt",
                    "fulamt_ownpay_amt",
                    "overlmt_selfpay",
                    "preselfpay_amt",
                    "inscp_scp_amt",
                    "fund_pay_sumamt",
                    "acct_pay",
                    "psn_cash_pay");

    private final Cast cast;
    private final HisClient hospital;

    MoneyStories(Cast cast) {
        this.cast = cast;
        this.hospital = cast.hospital();
    }

    List<Story> all() {
        return List.of(
                new Story(
                        "甲乙丙三类药同方，每分钱有说明", "class A, B and C, every fen explained", this::classes),
                new Story("撤销结算，额度与个账如初", "undone: accounts as before", this::undone));
    }

    private void classes(StepLog log) {
        var order =
                new Order(
                        cast.patient("310"),
                        hospital.doctor(0),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索口服"),
                        line("丙", 1, "山白消食"));
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(0);
        var bought = journey.collect(pharmacy, journey.claimByQr(pharmacy, reserved, List.of()));
        journey.explain(bought.settlement());
    }

    private void undone(StepLog log) {
        var order =
                new Order(
                        cast.patient("310"),
                        hospital.doctor(0),
                        COLD,
                        line("甲", 1, "阿莫西林"),
                        line("乙", 1, "氨溴索口服"));
        var journey = new Journey(cast, log, order, hospital);
        var reserved = journey.issue();
        var pharmacy = cast.pharmacy(1);
        var held = journey.claimByQr(pharmacy, reserved, List.of());
        journey.audit(pharmacy, held);
        var settled = journey.settle(pharmacy, held);
        journey.explain(settled);
        journey.undo(pharmacy, settled);
        var again = journey.preSettle(pharmacy, held);
        same(settled, again);
        if (!settled.number("balc").equals(again.number("balc"))) {
            throw new IllegalStateException("the personal account is not what it was");
        }
    }

    private static void same(Fields one, Fields other) {
        for (var name : AMOUNTS) {
            if (!one.number(name).equals(other.number(name))) {
                throw new IllegalStateException(
                        name + ": " + one.number(name) + " and " + other.number(name));
            }
        }
    }

    private Line line(String payClass, int quantity, String name) {
        var drug = drug(payClass, name);
        return new Line(drug, new BigDecimal(quantity), drug.onePiece(), "12", 7);
    }

    private Credentials.DrugItem drug(String payClass, String name) {
        Predicate<Credentials.DrugItem> ofClass = one -> one.payClass().equals(payClass);
        return cast.drug(List.of(name), ofClass);
    }
}
