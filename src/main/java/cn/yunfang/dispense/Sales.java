package cn.yunfang.dispense;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was handed over, for those who show it (D007). */
@Component
public class Sales {
    /** All sales of a prescription, oldest first. */
    public Sql<List<Sale>> of(PrescriptionId id) {
        return SaleTable.of(id);
    }
}
