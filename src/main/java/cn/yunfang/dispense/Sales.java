package cn.yunfang.dispense;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was handed over, for those who show it (D007) and those who give the money back. */
@Component
public class Sales {
    /** All sales of a prescription, oldest first. */
    public Sql<List<Sale>> of(PrescriptionId id) {
        return SaleTable.of(id);
    }

    /**
     * For the commit that undoes a settlement: refuses it with {@code GOODS_NOT_RETURNED} while the
     * patient keeps anything that was sold under it.
     */
    public Sql<@Nullable Void> noneKept(PrescriptionId id, long settlement) {
        return SaleTable.noneKept(id, settlement);
    }
}
