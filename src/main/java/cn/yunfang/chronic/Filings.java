package cn.yunfang.chronic;

import cn.yunfang.shared.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filings of persons. */
@Component
public class Filings {
    /** All filings of a person, past ones too, by disease. */
    public Sql<List<Filing>> of(String personNo) {
        return FilingTable.of(personNo);
    }

    /** Adds filings; those already there stay as they are. */
    public Sql<@Nullable Void> file(List<Filing> filings) {
        return FilingTable.add(filings);
    }
}
