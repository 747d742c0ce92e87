package cn.yunfang.settlement;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What persons paid towards a year's deductibles before the platform counted for them. */
@Component
public class EarlierUse {
    /**
     * @param scope as the person's policy names it; @param deductible paid towards its deductible
     */
    public record Paid(String personNo, String scope, Fen deductible) {}

    /** Takes it over; whoever has something counted in that scope already keeps that. */
    public Sql<@Nullable Void> takeOver(int year, List<Paid> paid) {
        return AccumulatorTable.takeOver(year, paid);
    }
}
