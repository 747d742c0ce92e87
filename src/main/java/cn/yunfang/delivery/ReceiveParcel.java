package cn.yunfang.delivery;

import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import cn.yunfang.dispense.Sales;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** A parcel that was sent back is in the shop again: goods and money follow. */
@Component
public class ReceiveParcel {
    private final Database database;
    private final Journal journal;
    private final MoveDelivery move;
    private final Sales sales;
    private final TakeBackGoods takeBack;

    ReceiveParcel(
            Database database,
            Journal journal,
            MoveDelivery move,
            Sales sales,
            TakeBackGoods takeBack) {
        this.database = database;
        this.journal = journal;
        this.move = move;
        this.sales = sales;
        this.takeBack = takeBack;
    }

    /**
     * The refund is tried at once; when it cannot be made now it is tried again by itself.
     *
     * @param spoilt trace codes of packs that may not be sold again; those of the cold chain never
     *     may
     */
    public Outcome<Standing> receive(Caller pharmacy, String number, List<String> spoilt) {
        return move.move(
                        number,
                        pharmacy,
                        standing ->
                                ChangeOrder.own(pharmacy, standing)
                                        .then(one -> received(one, spoilt)))
                .map(this::ended);
    }

    private Outcome<Step> received(Standing standing, List<String> spoilt) {
        var order = standing.order();
        var inside =
                database.read(sales.of(order.id())).stream()
                        .filter(sale -> order.progress().sales().contains(sale.saleId()))
                        .flatMap(sale -> sale.items().stream())
                        .flatMap(item -> item.traceCodes().stream())
                        .toList();
        if (!inside.containsAll(spoilt)) {
            return Outcome.refused(Refusal.invalid("spoilt", "报损追溯码", "包裹内的追溯码 / of the parcel"));
        }
        var now = journal.now();
        return Outcome.done(
                Step.of(Verb.RECEIVE, now, "药店已收回")
                        .changing(
                                progress ->
                                        progress.back(now, List.copyOf(spoilt), progress.lost()))
                        .writing(List.of(TaskTable.add(order, Task.Kind.RETURN, now))));
    }

    private Standing ended(Standing standing) {
        takeBack.end(standing);
        return OrderNumber.parse(standing.order().number())
                .flatMap(id -> database.read(OrderTable.find(id)))
                .orElse(standing);
    }
}
