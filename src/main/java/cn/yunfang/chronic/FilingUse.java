package cn.yunfang.chronic;

import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was settled under a filing: known to whoever settles, which this module does not use. */
public interface FilingUse {
    /**
     * For the commit that withdraws a filing: refuses it with {@code FILING_USED} while a
     * settlement of its disease and days stands.
     */
    Sql<@Nullable Void> noneSettledUnder(
            String personNo, String disease, LocalDate from, LocalDate to);
}
