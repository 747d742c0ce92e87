package cn.yunfang.delivery;

import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.dispense.ReturnGoods;
import cn.yunfang.dispense.Sale;
import cn.yunfang.dispense.Sales;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Ends what was not handed over: the goods are taken back, to the shelf where they may be sold
 * again, the settlement is undone, and with it the card's money goes back. Each is a step of its
 * own that happens once however often it is tried, so whoever dies in between is followed by the
 * next try.
 */
@Component
class TakeBackGoods {
    private static final String WHO = "delivery";

    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private final Sales sales;
    private final Refunds refunds;
    private final Formulary formulary;
    private final Services services;

    TakeBackGoods(
            Database database,
            Journal journal,
            MoveDelivery move,
            Sales sales,
            Refunds refunds,
            Formulary formulary,
            Services services) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        this.sales = sales;
        this.refunds = refunds;
        this.formulary = formulary;
        this.services = services;
    }

    /** What gives goods and money back, each as any pharmacy would. */
    @Component
    static class Refunds {
        private final Database database;
        private final ReturnGoods goods;
        private final UndoSettlement undo;
        private final Settlements settlements;

        Refunds(
                Database database,
                ReturnGoods goods,
                UndoSettlement undo,
                Settlements settlements) {
            this.database = database;
            this.goods = goods;
            this.undo = undo;
            this.settlements = settlements;
        }

        Optional<Refusal> goods(
                Caller institution, Order order, Sale sale, ReturnGoods.Waste waste) {
            var message =
                    Map.of(
                            "hiRxno", order.hiRxno(),
                            "selldrugSn", sale.number(),
                            "reason", "配送退回 " + order.number());
            var body = Fields.parse(Json.text(message)).orElseThrow();
            return refusal(goods.takeBack(institution, body, waste));
        }

        Optional<Refusal> money(Caller institution, Order order, long settlement) {
            var number = new SettlementNumber(order.id().bucket(), settlement);
            var settled = database.read(settlements.find(number)).orElseThrow();
            var which =
                    new UndoSettlement.Which(
                            number.toString(), settled.person().no(), settled.purchase().visit());
            // one for ever: whoever asks a second time gets the first one's answer
            var key = MessageKey.of("B" + number, WHO);
            return refusal(undo.undo(institution, key, which))
                    .filter(one -> one.reason() != Reason.ALREADY_UNDONE);
        }

        private static Optional<Refusal> refusal(Outcome<?> outcome) {
            return outcome instanceof Outcome.Refused<?>(var refusal)
                    ? Optional.of(refusal)
                    : Optional.empty();
        }
    }

    /** Why it cannot be ended now; empty when it is. */
    Optional<Refusal> end(Standing standing) {
        if (standing.status() != DeliveryStatus.RETURNING) {
            return Optional.empty(); // somebody ended it already
        }
        var order = standing.order();
        var institution =
                new Caller(Caller.Role.SYSTEM, order.institution(), WHO, Optional.empty());
        var own =
                database.read(sales.of(order.id())).stream()
                        .filter(sale -> order.progress().sales().contains(sale.saleId()))
                        .toList();
        for (var sale : own) {
            var refused = refunds.goods(institution, order, sale, waste(order));
            if (refused.isPresent()) {
                return refused;
            }
        }
        var settlements = own.stream().map(Sale::settlement).filter(one -> one != 0).distinct();
        for (long settlement : settlements.toList()) {
            var refused = refunds.money(institution, order, settlement);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return close(order, institution);
    }

    private Optional<Refusal> close(Order order, Caller by) {
        var closed =
                move.move(
                        order.number(),
                        by,
                        _ -> Outcome.done(Step.of(Verb.TAKE_BACK, journal.now(), "已退货，已办理退款")));
        return Refunds.refusal(closed).filter(one -> one.reason() != Reason.DELIVERY_CLOSED);
    }

    // the cold chain cannot be proved any more, and of what got lost nothing is there to be sold
    private ReturnGoods.Waste waste(Order order) {
        var progress = order.progress();
        return new ReturnGoods.Waste(
                code -> progress.lost() || isCold(code), Set.copyOf(progress.spoilt()));
    }

    private boolean isCold(String drugCode) {
        return formulary
                .drug(drugCode, ChinaTime.date(journal.now()))
                .map(Drug::genericName)
                .flatMap(services::cold)
                .isPresent();
    }
}
