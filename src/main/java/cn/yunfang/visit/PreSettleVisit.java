package cn.yunfang.visit;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.PreSettle;
import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 2206: what a batch would cost whom. The figures are kept with the batch, so that the settlement
 * can say what changed since.
 */
@Component
public class PreSettleVisit {
    private final PreSettle preSettle;

    PreSettleVisit(PreSettle preSettle) {
        this.preSettle = preSettle;
    }

    /**
     * @param data of 2206, checked
     */
    public Outcome<Settled> preSettle(Caller caller, String msgid, Fields data) {
        return VisitBill.spelt(Journal.attempt(() -> once(caller, msgid, data)), "data");
    }

    private Outcome<Settled> once(Caller caller, String msgid, Fields data) {
        var asked = VisitBill.of(caller, data);
        var bill =
                new Bill(
                        "2206",
                        asked.head(),
                        asked.reads(),
                        asked::purchase,
                        settled -> asked.open().map(open -> tell(open, data, settled)));
        return preSettle.preSettle(caller, msgid, bill);
    }

    private static List<Sql<?>> tell(OpenVisit open, Fields data, Settled settled) {
        return List.of(
                VisitTable.step(open.visit()),
                FeeTable.tell(
                        open.visit().number(), data.text("chrg_bchno"), Bill.Told.of(settled)));
    }
}
