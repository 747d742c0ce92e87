package cn.yunfang.clearing;

import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What was deducted from a settlement is given back when it is undone, or the fund would have the
 * same money twice. It is paid with the month of the undoing.
 */
@Component
class GiveDeductionBack implements UndoSettlement.AlsoUndone {
    private final Journal journal;

    GiveDeductionBack(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Sql<?>> undone(Settled settled) {
        var institution = settled.institution();
        var paid = settled.split().totals().fundSum();
        if (!paid.isPositive()) {
            return List.of();
        }
        return List.of(
                DeductionTable.giveBack(
                        settled.number().orElseThrow(),
                        institution,
                        DeductionCheck.entries(institution, settled, paid),
                        journal.nextId(),
                        journal.now()));
    }
}
