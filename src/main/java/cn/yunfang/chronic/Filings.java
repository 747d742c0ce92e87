package cn.yunfang.chronic;

import cn.yunfang.shared.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filings of persons. */
@Component
public class Filings {
    public Sql<List<Filing>> of(String personNo) {
        throw new UnsupportedOperationException();
    }

    /** Adds filings; those already there stay as they are. */
    public Sql<@Nullable Void> file(List<Filing> filings) {
        throw new UnsupportedOperationException();
    }
}
