package cn.yunfang.national;

import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2103 药店结算撤销 (national-interface §4.3): the reversal as a settlement with negative amounts. */
@Component
class SettlementUndo implements Operation {
    private final UndoSettlement undo;

    SettlementUndo(UndoSettlement undo) {
        this.undo = undo;
    }

    @Override
    public String name() {
        return "2103";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        return undo.undo(
                        caller,
                        DrugstoreSettlement.key(name(), body),
                        new UndoSettlement.Which(
                                data.text("setl_id"), data.text("psn_no"), Optional.empty()))
                .map(SettlementNodes::undone);
    }
}
