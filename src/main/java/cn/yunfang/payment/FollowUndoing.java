package cn.yunfang.payment;

import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/** A settlement that is turned round takes its payment along: back, or not to be taken at all. */
@Component
class FollowUndoing implements UndoSettlement.AlsoUndone {
    private final Journal journal;
    private final PaymentProperties properties;

    FollowUndoing(Journal journal, PaymentProperties properties) {
        this.journal = journal;
        this.properties = properties;
    }

    @Override
    public List<Sql<?>> undone(Settled settled) {
        var now = journal.now();
        var number = settled.number().orElseThrow();
        return List.of(PaymentTable.undo(number, now, now.plus(properties.lastLook())));
    }
}
