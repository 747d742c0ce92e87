package cn.yunfang.visit;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Settle;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 2207: settles a batch of a visit, in the commit of {@link Settle}, which knows the message again.
 * Refused when the figures are no longer those that the last 2206 answered.
 */
@Component
public class SettleVisit implements UndoSettlement.AlsoUndone {
    private final Settle settle;

    SettleVisit(Settle settle) {
        this.settle = settle;
    }

    /**
     * @param data of 2207, checked
     */
    public Outcome<Settled> settle(Caller caller, MessageKey key, Fields data) {
        var asked = VisitBill.of(caller, data);
        var bill =
                new Bill(
                        "2207",
                        asked.head(),
                        asked.reads(),
                        asked::purchase,
                        settled -> asked.open().then(open -> also(asked, open, settled)));
        return VisitBill.spelt(settle.settle(caller, key, bill), "data");
    }

    private static Outcome<List<Sql<?>>> also(VisitBill asked, OpenVisit open, Settled settled) {
        var batch = open.batch(asked.data().text("chrg_bchno")).orElseThrow();
        return asked.amountRefusal(settled)
                .or(() -> batch.told().flatMap(told -> told.changeRefusal(settled)))
                .<Outcome<List<Sql<?>>>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        List.of(
                                                VisitTable.step(open.visit()),
                                                FeeTable.settle(
                                                        open.visit().number(),
                                                        batch.number(),
                                                        settled.number().orElseThrow().serial()))));
    }

    /** A batch whose settlement is turned round (2208, 2601) is free again. */
    @Override
    public List<Sql<?>> undone(Settled settled) {
        return settled.purchase()
                .visit()
                .flatMap(VisitNumber::parse)
                .<List<Sql<?>>>map(
                        visit ->
                                List.of(
                                        FeeTable.free(
                                                visit, settled.number().orElseThrow().serial())))
                .orElse(List.of());
    }
}
