package cn.yunfang.dispense;

import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.util.Map;

/** Whoever has goods that were sold brought somewhere: they are at no counter until then. */
public interface GoodsUnderway {
    /** By sale of the prescription, where its goods are: in Chinese and in English. */
    Sql<Map<Long, Where>> underway(PrescriptionId id);

    /** What is said of it. */
    record Where(String chinese, String english) {}
}
