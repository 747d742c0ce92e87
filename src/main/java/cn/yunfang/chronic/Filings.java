package cn.yunfang.chronic;

import cn.yunfang.shared.Sql;
import java.time.LocalDate;
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

    /** Of several persons, those that were not withdrawn, by person and disease. */
    public Sql<List<Filing>> of(List<String> personNos) {
        return FiledTable.of(personNos);
    }

    /**
     * Numbers of persons with a filing that ends on that day or later, in the order of storage.
     *
     * @param after the last one of the page before, "" for the first page
     */
    public Sql<List<String>> filed(String after, LocalDate day, int most) {
        return FiledTable.filed(after, day, most);
    }

    /**
     * A write that misses when no filing for the disease is in force on that day, and holds up the
     * withdrawal of one that is until the commit that it belongs to: for whoever settles under it.
     */
    public Sql<@Nullable Void> stands(String personNo, String disease, LocalDate day) {
        return FilingTable.stands(personNo, disease, day);
    }

    /** Adds filings; those already there stay as they are. */
    public Sql<@Nullable Void> file(List<Filing> filings) {
        return FilingTable.add(filings);
    }
}
